package rethink.cli;

import picocli.CommandLine.Command;

/** Looks after the run store. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, shows, removes and exports runs.",
      "docs/runs.md says what the files of a run hold."
    },
    footer = {"", "Example:", "  rethink runs list --model alexnet --state done"},
    subcommands = {
      RunsListCommand.class,
      RunsShowCommand.class,
      RunsCleanCommand.class,
      RunsExportCommand.class
    })
final class RunsCommand {}
