package rethink.paper.imagenet;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.regularize.Dropout;
import rethink.regularize.InceptionAugmentation;
import rethink.regularize.Regularizer;
import rethink.regularize.WeightDecay;

/**
 * One row of the paper's Table 2: what Inception V3 was trained with, and its accuracies on
 * ImageNet in percent.
 *
 * @param bestTestTop1 the best during training, in brackets in the paper; null where it has none
 */
public record Table2Row(
    boolean randomLabels,
    boolean augmentation,
    boolean dropout,
    boolean weightDecay,
    double trainTop1,
    double trainTop5,
    double testTop1,
    double testTop5,
    Double bestTestTop1,
    Double bestTestTop5) {

  /** The share that stays in TensorFlow's Inception; the paper gives none. */
  private static final double KEPT = 0.8;

  private record Printed(String source, String note, List<Table2Row> rows) {}

  /** All rows, in the paper's order. */
  public static List<Table2Row> all() {
    ObjectMapper mapper =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try (InputStream in = Table2Row.class.getResourceAsStream("table2.json")) {
      return mapper.readValue(in, Printed.class).rows();
    } catch (IOException e) {
      throw new UncheckedIOException("table2.json is not the table it should be", e);
    }
  }

  Corruption corruption() {
    return randomLabels ? RandomLabels.all() : new TrueLabels();
  }

  Regularizer[] regularizers(WeightDecay decay) {
    List<Regularizer> all = new ArrayList<>();
    if (augmentation) {
      all.add(new InceptionAugmentation());
    }
    if (dropout) {
      all.add(new Dropout(KEPT));
    }
    if (weightDecay) {
      all.add(decay);
    }
    return all.toArray(Regularizer[]::new);
  }

  boolean isRegularized() {
    return augmentation || dropout || weightDecay;
  }

  /** Which curve it is: its regularizers, and its labels where they are random. */
  String title() {
    List<String> words = new ArrayList<>();
    if (augmentation) {
      words.add("augmentation");
    }
    if (dropout) {
      words.add("dropout");
    }
    if (weightDecay) {
      words.add("weight decay");
    }
    String with = words.isEmpty() ? "no regularizer" : String.join(", ", words);
    return randomLabels ? "random labels, " + with : with;
  }
}
