package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static rethink.train.Miniature.SILENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.layer.Precision;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.regularize.Dropout;

/** Holds docs/runs.md to what a run writes. */
class RunsDocumentationTest {
  private static final Pattern FIELD = Pattern.compile("\\| `([^`]+)` \\|.*");

  @TempDir private static Path folder;

  private static String page;
  private static Run run;

  @BeforeAll
  static void performOne() throws IOException {
    page = Files.readString(Path.of("..", "docs", "runs.md"));
    Experiment everything =
        Miniature.of("mlp-1x8")
            .epochs(1)
            .with(Dropout.keeping(0.8))
            .stop(new StopRule(0.2, 0.9, 2))
            .measuring(MeasuredEpochs.FEW)
            .precision(Precision.BFLOAT16);
    run = Trainer.run(everything, folder, SILENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"experiment.json", "environment.json", "metrics.jsonl", "DONE"})
  void tables_eachFile_haveItsFieldsInOrderAndNoOther(String file) throws IOException {
    JsonNode written = new ObjectMapper().readTree(run.directory().resolve(file).toFile());
    List<String> fields = new ArrayList<>();
    written.fieldNames().forEachRemaining(fields::add);
    assertThat(documented(file)).isEqualTo(fields);
  }

  /** The examples are of a real run, which had the same fields. */
  @ParameterizedTest
  @ValueSource(strings = {"experiment.json", "environment.json", "metrics.jsonl", "DONE"})
  void examples_eachFile_haveTheFieldsOfToday(String file) throws IOException {
    String section = section(file);
    int from = section.indexOf("```json\n") + "```json\n".length();
    JsonNode example =
        new ObjectMapper().readTree(section.substring(from, section.indexOf("\n```", from)));
    assertThat(example.fieldNames()).toIterable().containsExactlyElementsOf(documented(file));
  }

  @Test
  void sections_everyFileOfARun_hasOne() {
    for (String file : run.directory().toFile().list()) {
      assertThat(section(file)).isNotBlank();
    }
  }

  @Test
  void columns_everyOne_isNamed() {
    String reading = page.substring(page.indexOf("## Reading runs"));
    for (String column : new Runs(List.of(run)).table().columnNames()) {
      assertThat(reading).contains("`" + column + "`");
    }
  }

  private static List<String> documented(String file) {
    return section(file)
        .lines()
        .map(FIELD::matcher)
        .filter(Matcher::matches)
        .map(field -> field.group(1))
        .toList();
  }

  private static String section(String file) {
    String title = "\n## `" + file + "`\n";
    int from = page.indexOf(title);
    assertThat(from).as("docs/runs.md has a section %s", title.strip()).isNotNegative();
    return page.substring(from + title.length(), page.indexOf("\n## ", from + title.length()));
  }
}
