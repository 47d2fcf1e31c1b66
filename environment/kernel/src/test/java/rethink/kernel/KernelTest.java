package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the kernel as its own process and talks to it with Jupyter's own client. */
class KernelTest {

  private static final String PYTHON = "/usr/bin/python3";

  private static JsonObject seen;

  @BeforeAll
  static void talk(@TempDir Path folder) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON))
            && run(folder, PYTHON, "-c", "import jupyter_client") == 0,
        "Jupyter's client is not installed (Debian: apt-get install python3-jupyter-client)");
    Path spec = Files.createDirectories(folder.resolve("java")).resolve("kernel.json");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Files.writeString(
        spec,
        new Gson()
            .toJson(
                Map.of(
                    "argv",
                    List.of(
                        java,
                        "-Xmx1g",
                        "-cp",
                        classPath,
                        "rethink.kernel.Main",
                        "{connection_file}"),
                    "display_name",
                    "Java",
                    "language",
                    "java",
                    "interrupt_mode",
                    "message")));
    Path client = new File(KernelTest.class.getResource("client.py").toURI()).toPath();

    assertThat(run(folder, PYTHON, client.toString(), folder.toString()))
        .describedAs(() -> read(folder.resolve("errors.txt")))
        .isZero();
    seen = new JsonParser().parse(read(folder.resolve("output.txt"))).getAsJsonObject();
  }

  private static int run(Path folder, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .redirectError(folder.resolve("errors.txt").toFile());
    // With it the JVM greets on standard error, which is to stay empty.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroy();
    }
    return process.waitFor();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static JsonObject of(String name) {
    return seen.getAsJsonObject(name);
  }

  private static JsonObject output(String name, int index) {
    return of(name).getAsJsonArray("outputs").get(index).getAsJsonObject();
  }

  private static String data(JsonObject output, String mime) {
    return output.getAsJsonObject("data").get(mime).getAsString();
  }

  private static String text(String name, String stream) {
    var text = new StringBuilder();
    of(name)
        .getAsJsonArray("outputs")
        .forEach(
            output -> {
              if (output.getAsJsonObject().get("name").getAsString().equals(stream)) {
                text.append(output.getAsJsonObject().get("text").getAsString());
              }
            });
    return text.toString();
  }

  private static List<String> strings(JsonArray array) {
    var strings = new ArrayList<String>();
    array.forEach(element -> strings.add(element.getAsString()));
    return strings;
  }

  @Test
  void kernelInfo_reply_namesKernelAndLanguage() {
    assertThat(of("info").get("implementation").getAsString()).isEqualTo("rethink-ijava-kernel");
    assertThat(of("info").getAsJsonObject("language_info").get("name").getAsString())
        .isEqualTo("Java");
  }

  @Test
  void execute_expressionLast_sendsResultAndCount() {
    assertThat(output("value", 0).get("type").getAsString()).isEqualTo("execute_result");
    assertThat(data(output("value", 0), "text/plain")).isEqualTo("21");
    assertThat(of("value").getAsJsonObject("reply").get("execution_count").getAsInt()).isOne();
  }

  @Test
  void execute_printedText_arrivesInOrderOnItsStream() {
    assertThat(text("stream", "stdout")).isEqualTo("10%\r20%\r30%é");
    assertThat(text("stream", "stderr")).isEqualTo("careful\n");
  }

  @Test
  void display_thenUpdate_usesOneDisplayId() {
    assertThat(data(output("display", 0), "text/html")).isEqualTo("<b>one</b>");
    assertThat(output("display", 1).get("type").getAsString()).isEqualTo("update_display_data");
    assertThat(data(output("display", 1), "text/html")).isEqualTo("<b>two</b>");
    assertThat(output("display", 1).get("transient"))
        .isEqualTo(output("display", 0).get("transient"));
  }

  @Test
  void display_image_isAWholePngWithText() {
    byte[] png = Base64.getDecoder().decode(data(output("image", 0), "image/png"));

    assertThat(new String(png, png.length - 8, 4, StandardCharsets.US_ASCII)).isEqualTo("IEND");
    assertThat(data(output("image", 0), "text/plain")).isEqualTo("image of 2 x 2 pixels");
    assertThat(of("image").getAsJsonArray("outputs")).hasSize(1);
  }

  @Test
  void execute_throwingCell_sendsNameValueAndLine() {
    assertThat(output("error", 0).get("ename").getAsString()).isEqualTo("IllegalStateException");
    assertThat(output("error", 0).get("evalue").getAsString()).isEqualTo("boom");
    assertThat(strings(output("error", 0).getAsJsonArray("traceback")).get(1))
        .contains("at line 2: throw new IllegalStateException");
    assertThat(of("error").getAsJsonObject("reply").get("status").getAsString()).isEqualTo("error");
  }

  @Test
  void stdin_scanner_readsTheAnswerOrSaysThatThereIsNone() {
    assertThat(data(output("stdin", 0), "text/plain")).isEqualTo("Jörg20");
    assertThat(output("no_stdin", 0).get("evalue").getAsString()).contains("nobody can answer");
  }

  @Test
  void interrupt_busyLoopOrQuestion_endsTheCellAndKeepsTheSession() {
    assertThat(output("interrupt", 1).get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(of("interrupt").get("seconds").getAsDouble()).isLessThan(4);
    assertThat(output("interrupt_stdin", 1).get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(data(output("after_interrupt", 0), "text/plain")).isEqualTo("22");
  }

  @Test
  void execute_cellsQueuedBehindAnError_areAborted() {
    assertThat(strings(seen.getAsJsonArray("queue"))).containsExactly("error", "aborted");
    assertThat(data(output("after_queue", 0), "text/plain")).isEqualTo("20");
  }

  @Test
  void execute_silently_takesNoCount() {
    assertThat(seen.get("count").getAsInt())
        .isEqualTo(of("silent").get("execution_count").getAsInt());
  }

  @Test
  void complete_secondStatement_countsUnicodeCharacters() {
    assertThat(strings(of("complete").getAsJsonArray("matches"))).contains("abs(");
    assertThat(of("complete").get("cursor_start").getAsInt()).isEqualTo(39);
    assertThat(of("complete").get("cursor_end").getAsInt()).isEqualTo(41);
  }

  @Test
  void inspect_methodOrVariable_givesSignatures() {
    assertThat(data(of("inspect"), "text/plain")).contains("int Math.abs(int a)");
    assertThat(data(of("inspect_variable"), "text/plain")).isEqualTo("int x");
    assertThat(of("inspect_nothing").get("found").getAsBoolean()).isFalse();
  }

  @Test
  void isComplete_texts_getStatusAndIndent() {
    JsonArray replies = seen.getAsJsonArray("is_complete");
    var found = new ArrayList<String>();
    replies.forEach(
        reply ->
            found.add(
                reply.getAsJsonObject().get("status").getAsString()
                    + reply.getAsJsonObject().get("indent").getAsString().length()));

    assertThat(found).containsExactly("complete0", "incomplete6", "invalid0", "incomplete4");
  }

  @Test
  void shutdown_request_endsTheProcessQuietly() {
    assertThat(seen.get("shutdown_seconds").getAsDouble()).isLessThan(15);
    assertThat(seen.get("stderr").getAsString()).isEmpty();
    assertThat(of("history").getAsJsonArray("history")).isEmpty();
  }
}
