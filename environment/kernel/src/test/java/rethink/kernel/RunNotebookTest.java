package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs small notebooks in a child JVM, as a driver does. */
@Timeout(600)
class RunNotebookTest {

  @TempDir Path folder;

  private Process start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "rethink.kernel.RunNotebook"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("events.txt").toFile())
            .redirectError(folder.resolve("errors.txt").toFile());
    // With it the JVM greets on standard error before the runner's own words.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  private int run(String... arguments) throws Exception {
    return start(arguments).waitFor();
  }

  private void write(String... sources) throws IOException {
    write(Map.of(), sources);
  }

  private void write(Map<String, Object> metadata, String... sources) throws IOException {
    var cells = new ArrayList<Map<String, Object>>();
    for (String source : sources) {
      cells.add(
          Map.of(
              "cell_type",
              "code",
              "id",
              "c" + cells.size(),
              "metadata",
              metadata,
              "outputs",
              List.of("stale"),
              "execution_count",
              99,
              "source",
              source));
    }
    Files.writeString(
        folder.resolve("in.ipynb"),
        new Gson()
            .toJson(
                Map.of("cells", cells, "metadata", Map.of(), "nbformat", 4, "nbformat_minor", 5)));
  }

  private JsonObject cell(int index) throws IOException {
    String text = Files.readString(folder.resolve("out.ipynb"));
    return new JsonParser()
        .parse(text)
        .getAsJsonObject()
        .getAsJsonArray("cells")
        .get(index)
        .getAsJsonObject();
  }

  private JsonArray outputs(int index) throws IOException {
    return cell(index).getAsJsonArray("outputs");
  }

  private List<String> events() throws IOException {
    return Files.readAllLines(folder.resolve("events.txt"));
  }

  private static JsonObject json(String text) {
    return new JsonParser().parse(text).getAsJsonObject();
  }

  @Test
  void run_goodNotebook_storesOutputsInOrder() throws Exception {
    write(
        "System.out.print(\"1%\");\n"
            + "System.out.print(\"\\r"
            + "99%\\n"
            + "\");\n"
            + "System.err.println(\"hm\");\n"
            + "int a = 6;",
        "  ",
        "// multiply\na * 7",
        "var id = display(\"<i>1</i>\", \"text/html\");",
        "updateDisplay(id, \"<i>2</i>\", \"text/html\");",
        "display(new java.awt.image.BufferedImage(3, 1, 1));");

    assertThat(run("in.ipynb", "out.ipynb")).isZero();

    assertThat(outputs(0))
        .isEqualTo(
            new JsonParser()
                .parse(
                    """
                    [{"name": "stdout", "output_type": "stream", "text": ["99%\\n"]},
                     {"name": "stderr", "output_type": "stream", "text": ["hm\\n"]}]
                    """));
    assertThat(outputs(1)).isEmpty();
    assertThat(cell(1).get("execution_count").isJsonNull()).isTrue();
    assertThat(outputs(2))
        .isEqualTo(
            new JsonParser()
                .parse(
                    """
                    [{"data": {"text/plain": ["42"]}, "execution_count": 2, "metadata": {},
                      "output_type": "execute_result"}]
                    """));
    assertThat(outputs(3))
        .isEqualTo(
            new JsonParser()
                .parse(
                    """
                    [{"data": {"text/html": ["<i>2</i>"], "text/plain": ["<i>2</i>"]}, "metadata": {},
                      "output_type": "display_data"}]
                    """));
    assertThat(outputs(4)).isEmpty();
    String png =
        outputs(5).get(0).getAsJsonObject().getAsJsonObject("data").get("image/png").getAsString();
    assertThat(Base64.getDecoder().decode(png)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(cell(5).get("execution_count").getAsInt()).isEqualTo(5);
    assertThat(cell(5).get("id").getAsString()).isEqualTo("c5");
  }

  @Test
  void run_goodNotebook_tellsEventsInOrder() throws Exception {
    write(
        "System.out.print(\"\\r50%\");\nThread.sleep(2_000);\nSystem.out.print(\"\\r100%\");",
        "// two\n1");

    run("in.ipynb", "out.ipynb");

    assertThat(events()).allMatch(line -> json(line).has("event"));
    assertThat(
            events().stream()
                .map(line -> line.replaceAll("\"seconds\":[0-9.E-]+", "\"seconds\":0")))
        .containsExactly(
            "{\"event\":\"start\",\"cells\":2}",
            "{\"event\":\"cell\",\"cell\":1,\"of\":2,\"source\":\"System.out.print(\\\"\\\\r"
                + "50%\\\");\"}",
            "{\"event\":\"progress\",\"cell\":1,\"text\":\"50%\"}",
            "{\"event\":\"progress\",\"cell\":1,\"text\":\"100%\"}",
            "{\"event\":\"cellDone\",\"cell\":1,\"seconds\":0}",
            "{\"event\":\"cell\",\"cell\":2,\"of\":2,\"source\":\"// two\"}",
            "{\"event\":\"cellDone\",\"cell\":2,\"seconds\":0}",
            "{\"event\":\"done\",\"seconds\":0,\"figures\":0}");
  }

  @Test
  void run_failingCell_keepsWhatCameBefore() throws Exception {
    write("1", "System.out.println(\"before\");\nthrow new IllegalStateException(\"boom\");", "3");

    assertThat(run("in.ipynb", "out.ipynb")).isEqualTo(1);

    assertThat(outputs(0)).hasSize(1);
    assertThat(outputs(1)).hasSize(2);
    JsonObject error = outputs(1).get(1).getAsJsonObject();
    assertThat(error.get("ename").getAsString()).isEqualTo("IllegalStateException");
    assertThat(error.get("evalue").getAsString()).isEqualTo("boom");
    assertThat(error.getAsJsonArray("traceback")).hasSize(2);
    assertThat(outputs(2)).isEmpty();
    assertThat(cell(2).get("execution_count").isJsonNull()).isTrue();
    assertThat(json(events().get(events().size() - 1)).get("error").getAsString())
        .isEqualTo("IllegalStateException: boom");
  }

  @Test
  void run_failureThatIsAllowed_goesOn() throws Exception {
    write("nope();", "2");
    assertThat(run("in.ipynb", "out.ipynb", "--allow-errors")).isZero();
    assertThat(outputs(0)).hasSize(1);
    assertThat(outputs(1)).hasSize(1);

    write(Map.of("tags", List.of("raises-exception")), "nope();", "2");
    assertThat(run("in.ipynb", "out.ipynb")).isZero();
    assertThat(outputs(1)).hasSize(1);
  }

  @Test
  void run_cellTaggedToBeSkipped_isNotRunAndKeepsWhatItShows() throws Exception {
    write(Map.of("tags", List.of("skip-execution")), "nope();");
    assertThat(run("in.ipynb", "out.ipynb")).isZero();
    assertThat(outputs(0).toString()).isEqualTo("[\"stale\"]");
    assertThat(events().get(0)).contains("\"cells\":0");
  }

  @Test
  void run_signalDuringABusyLoop_savesAndExitsWith130() throws Exception {
    write("1", "{ System.out.println(\"busy\"); while (true); }", "3");
    Process process = start("in.ipynb", "out.ipynb");
    while (process.isAlive() && events().stream().noneMatch(line -> line.contains("busy\""))) {
      Thread.sleep(50);
    }
    long asked = System.nanoTime();

    process.destroy(); // SIGTERM

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat((System.nanoTime() - asked) / 1e9).isLessThan(15);
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(outputs(0)).hasSize(1);
    assertThat(outputs(1).get(1).getAsJsonObject().get("ename").getAsString())
        .isEqualTo("Interrupted");
    assertThat(outputs(2)).isEmpty();
  }

  @Test
  void run_badArguments_exitsWith2AndAReason() throws Exception {
    assertThat(run("in.ipynb")).isEqualTo(2);
    assertThat(folder.resolve("errors.txt")).content().startsWith("usage: RunNotebook");
    assertThat(run("in.ipynb", "out.ipynb")).isEqualTo(2);
    assertThat(folder.resolve("errors.txt")).content().contains("there is no notebook in.ipynb");
    assertThat(run("in.ipynb", "no/out.ipynb")).isEqualTo(2);
    assertThat(folder.resolve("errors.txt")).content().contains("create it first");
    assertThat(run("in.ipynb", "out.ipynb", "--alow-errors")).isEqualTo(2);
    assertThat(folder.resolve("out.ipynb")).doesNotExist();
  }

  @Test
  void run_cellThatEndsTheJvm_failsThere() throws Exception {
    write("System.out.println(\"before\");", "System.exit(0);", "2 + 2");

    assertThat(run("in.ipynb", "out.ipynb")).isEqualTo(1);

    assertThat(events().get(events().size() - 1))
        .contains("\"event\":\"failed\",\"cell\":2,\"error\":\"SystemExit: ");
    assertThat(outputs(0)).hasSize(1);
    assertThat(outputs(1).get(0).getAsJsonObject().get("ename").getAsString())
        .isEqualTo("SystemExit");
    assertThat(outputs(2)).isEmpty();
  }

  @Test
  void run_libraryThatEndsTheJvm_failsThereNamingIt() throws Exception {
    write("int a = 1;", "rethink.kernel.CellLibrary.leave();", "2 + 2");

    assertThat(run("in.ipynb", "out.ipynb")).isEqualTo(1);

    assertThat(events().get(events().size() - 1))
        .contains("\"event\":\"failed\",\"cell\":2,")
        .contains("System.exit: rethink.kernel.CellLibrary.leave(");
    assertThat(outputs(1).get(0).getAsJsonObject().get("output_type").getAsString())
        .isEqualTo("error");
  }

  @Test
  void run_cellThatAsksForInput_saysThatNobodyCanAnswer() throws Exception {
    write("new Scanner(System.in).nextLine()");

    assertThat(run("in.ipynb", "out.ipynb")).isEqualTo(1);

    assertThat(events().get(events().size() - 1))
        .contains("the cell asks for input, but nobody can answer");
  }
}
