package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  @Property
  void parse_whatWasWritten_isTheSame(@ForAll("reports") Report report) {
    assertThat(Report.parse(report.line())).contains(report);
    assertThat(report.line()).doesNotContain("\n");
    assertThat(report.line().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(Report.MOST_BYTES - 2);
  }

  @Provide
  Arbitrary<Report> reports() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(300);
    Arbitrary<Double> number =
        Arbitraries.oneOf(
            Arbitraries.just(Double.NaN), Arbitraries.doubles().between(-1e300, 1e300));
    Arbitrary<Integer> whole = Arbitraries.integers().greaterOrEqual(0);
    return Arbitraries.oneOf(
        Combinators.combine(whole, whole, number, number, number)
            .as((epoch, images, a, b, c) -> new Report.Step(new Progress(epoch, images, a, b, c))),
        text.map(Report.Notice::new),
        Arbitraries.longs().greaterOrEqual(0).map(Report.Done::new),
        Arbitraries.just(new Report.Held()),
        Combinators.combine(text, text, Arbitraries.of(true, false)).as(Report.Failed::new));
  }

  @Property
  void line_longTexts_staysBelowTheLimit(@ForAll @IntRange(max = 100_000) int length) {
    String text = "\u0001".repeat(length);
    assertThat(new Report.Failed("why", text, true).line().length())
        .isLessThan(Report.MOST_BYTES - 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Warning: slow", "[1, 2]", "{\"report", "{}", "{\"report\": 3}"})
  void parse_whatALibraryPrinted_isNothing(String line) {
    assertThat(Report.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'report': 'feast'}",
        "{'report': 'done'}",
        "{'report': 'done', 'residentBytes': -1}",
        "{'report': 'done', 'residentBytes': 1e99}",
        "{'report': 'done', 'residentBytes': '1'}",
        "{'report': 'notice', 'text': 1}",
        "{'report': 'failed', 'message': 'a', 'details': 'b', 'worthRetrying': 'yes'}",
        "{'report': 'step', 'epoch': 4294967296, 'images': 1, 'loss': 1, 'accuracy': 1,"
            + " 'imagesPerSecond': 1}",
        "{'report': 'step', 'epoch': 1, 'images': 1, 'loss': 'low', 'accuracy': 1,"
            + " 'imagesPerSecond': 1}"
      })
  void parse_reportThatCannotBe_isRefused(String line) {
    assertThatThrownBy(() -> Report.parse(line.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a report ");
  }

  @Test
  void order_read_isTheSame() {
    Order order = new Order(Path.of("/some/runs"), Small.inception().seed(7));
    assertThat(Order.parse(order.line())).isEqualTo(order);
    assertThatThrownBy(() -> Order.parse("{\"runs\": \"/some/runs\"}"))
        .hasMessageStartingWith("an order without runs or experiment");
  }
}
