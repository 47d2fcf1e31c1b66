package rethink.theory.expressivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SummationTest {
  private static final double WEIGHT = 1.1 * 0x1p52;
  private static final double START = 1 / 3.0;
  private static final double NEXT = START + 3 * Math.ulp(START);

  @Property(tries = 300)
  void twoSum_anyProducts_carriesTwiceThePrecision(
      @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -1e12, max = 1e12) Double> terms) {
    TwoSum sum = new TwoSum();
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal size = BigDecimal.ONE;
    for (int i = 1; i < terms.size(); i++) {
      sum.addProduct(terms.get(i - 1), terms.get(i));
      BigDecimal product = new BigDecimal(terms.get(i - 1)).multiply(new BigDecimal(terms.get(i)));
      exact = exact.add(product);
      size = size.add(product.abs());
    }
    double allowed = 1e-30 * size.doubleValue() + Math.ulp(exact.doubleValue());
    assertThat(sum.value()).isCloseTo(exact.doubleValue(), within(allowed));
  }

  @Test
  void pass_sumsThatCancel_isRightOnlyWhereTermsAreNotRounded() {
    double wanted = WEIGHT * (NEXT - START);
    assertThat(step(Summation.STEPWISE)).isEqualTo(wanted);
    assertThat(step(Summation.DOUBLE_DOUBLE)).isCloseTo(wanted, within(1e-15));
    assertThat(step(Summation.PREFIX)).isNotCloseTo(wanted, within(0.05));
    assertThat(step(Summation.NEUMAIER)).isNotCloseTo(wanted, within(0.05));
  }

  /** A steep rise between two thresholds that lie three roundings apart. */
  private static double step(Summation summation) {
    Summation.Pass pass = summation.start();
    pass.add(WEIGHT, START);
    pass.add(-WEIGHT, NEXT);
    return pass.at(2);
  }

  @Test
  void neumaier_termsThatAreExact_losesNothing() {
    Summation.Pass pass = Summation.NEUMAIER.start();
    pass.add(1, 1);
    pass.add(0x1p60, 2);
    pass.add(-0x1p60, 2);
    assertThat(pass.at(3)).isEqualTo(2);
  }
}
