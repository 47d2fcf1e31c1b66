package rethink.train;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The epochs after which the whole training set and the whole test set are measured, besides those
 * that could end the run. Measuring costs about a third of an epoch of training.
 *
 * @param first these epochs, ascending
 * @param every and after the last of them each multiple of this; 0 for none
 */
public record MeasuredEpochs(List<Integer> first, int every) {
  private static final Pattern TEXT =
      Pattern.compile("\\d{1,9}(,\\d{1,9})*(,\\+\\d{1,9})?|\\+\\d{1,9}");

  /** After each epoch. */
  public static final MeasuredEpochs ALL = new MeasuredEpochs(List.of(), 1);

  /**
   * After epochs 1, 2, 5, 10 and each tenth: the quick changes are at the beginning. Of a run of 40
   * epochs these are a sixth.
   */
  public static final MeasuredEpochs FEW = new MeasuredEpochs(List.of(1, 2, 5, 10), 10);

  public MeasuredEpochs {
    first = List.copyOf(first);
    int before = 0;
    for (int epoch : first) {
      Protocol.require(epoch > before, "measured epochs", first, "ascending from 1 on");
      before = epoch;
    }
    Protocol.require(every >= 0, "measured epochs: every", every, "at least 0");
  }

  /**
   * From a text as "1,2,5,10,+10": these epochs, then each multiple of ten.
   *
   * @throws IllegalArgumentException if it is another
   */
  public static MeasuredEpochs named(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "measured epochs are \"%s\", wanted some as 1,2,5,10,+10, where +10 stands for each tenth"
              .formatted(text));
    }
    List<Integer> first = new ArrayList<>();
    int every = 0;
    for (String part : text.split(",")) {
      if (part.startsWith("+")) {
        every = Integer.parseInt(part);
      } else {
        first.add(Integer.parseInt(part));
      }
    }
    return new MeasuredEpochs(first, every);
  }

  boolean contain(int epoch) {
    int last = first.isEmpty() ? 0 : first.get(first.size() - 1);
    return first.contains(epoch) || every > 0 && epoch > last && epoch % every == 0;
  }

  @Override
  public String toString() {
    Stream<String> rest = every == 0 ? Stream.empty() : Stream.of("+" + every);
    return Stream.concat(first.stream().map(String::valueOf), rest)
        .collect(Collectors.joining(","));
  }
}
