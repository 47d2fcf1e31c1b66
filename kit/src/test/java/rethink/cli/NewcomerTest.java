package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.log.Run;
import rethink.log.Runs;

/**
 * What the README and the help show, as it stands there and on all images that it asks for; only
 * epochs are limited, to one. Tests with smaller sets would not notice a picture that is never
 * drawn.
 */
@Timeout(value = 900, threadMode = SEPARATE_THREAD)
class NewcomerTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern COMMAND = Pattern.compile("^ +(?:environment/)?rethink (.+)$");
  private static final Pattern EPOCHS = Pattern.compile("(--epochs |epochs\\()\\d+");

  @TempDir Path home;
  private final String homeBefore = System.getProperty("rethink.home");
  private final String datasetBefore = System.getProperty("rethink.dataset");

  @BeforeEach
  void withoutDownloads() {
    System.setProperty("rethink.home", home.toString());
    System.setProperty("rethink.dataset", "shapes");
  }

  @AfterEach
  void asBefore() {
    restore("rethink.home", homeBefore);
    restore("rethink.dataset", datasetBefore);
  }

  @Test
  void readme_javaExample_runsAsACell() throws IOException {
    String readme = Files.readString(README);
    Matcher block = Pattern.compile("(?s)```java\n(.+?)```").matcher(readme);
    assertThat(block.find()).isTrue();
    evaluate(EPOCHS.matcher(block.group(1)).replaceAll("$11"));
    Run run = Runs.in(home.resolve("runs")).all().get(0);
    assertThat(run.experiment().get("trainSize").asInt()).isEqualTo(500);
    assertThat(run.experiment().get("testSize").asInt()).isEqualTo(10_000);
  }

  @Test
  void cell_experimentOnTheWholeTestSet_ends() {
    evaluate(
        """
        import rethink.data.*;
        import rethink.model.*;
        import rethink.train.*;
        Experiment.of(new Mlp(1, 64)).on(Dataset.current().first(100)).epochs(1).run();
        """);
    assertThat(Runs.in(home.resolve("runs")).all()).hasSize(1);
  }

  static List<String> readmeCommands() throws IOException {
    return Files.readAllLines(README).stream()
        .map(COMMAND::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("readmeCommands")
  void readme_command_ends(String line) {
    assertThat(ran(line).code()).isZero();
  }

  static List<String> helpCommands() {
    return Main.commandLine().getSubcommands().values().stream()
        .map(command -> String.join("\n", command.getCommandSpec().usageMessage().footer()))
        .flatMap(String::lines)
        .map(line -> Pattern.compile("^.*?\\brethink (.+)$").matcher(line))
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        // What needs a download, a run of one's own, or epochs that are those of a figure.
        .filter(line -> !line.matches("(data fetch|runs|kernel|record|sweep --figure) .*"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("helpCommands")
  void help_example_ends(String line) {
    // 1 says that a network has not memorised in its one epoch.
    assertThat(ran(line).code()).isIn(0, line.startsWith("memorise") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --model mlp-1x8 --dataset shapes --n 4000",
        "run --model mlp-1x8",
        "sweep --model mlp-1x8 --dataset shapes",
        "kernel --dataset shapes --n 2000,4000 --json"
      })
  void command_everythingElseByDefault_ends(String line) {
    assertThat(ran(line).code()).isZero();
  }

  private static Ran ran(String line) {
    String brief = EPOCHS.matcher(line).replaceAll("$11");
    if (line.matches("(run|sweep|calibrate|memorise) .*") && !line.contains("--epochs")) {
      brief += " --epochs 1";
    }
    Ran ran = Ran.of(brief.split(" +"));
    assertThat(ran.error()).isEmpty();
    return ran;
  }

  /** As a kernel does: snippet after snippet, in this process. */
  private static void evaluate(String cell) {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      String rest = cell;
      while (!rest.isBlank()) {
        CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        for (SnippetEvent event : shell.eval(next.source())) {
          assertThat(event.status()).as(event.snippet().source()).isEqualTo(Snippet.Status.VALID);
          assertThat(event.exception()).isNull();
        }
        rest = next.remaining();
      }
    }
  }

  private static void restore(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
