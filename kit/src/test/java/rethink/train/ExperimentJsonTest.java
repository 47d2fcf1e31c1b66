package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.corrupt.Corruption;
import rethink.corrupt.GaussianPixels;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.ShuffledPixels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.layer.Precision;
import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;
import rethink.regularize.Brightness;
import rethink.regularize.Dropout;
import rethink.regularize.Flip;
import rethink.regularize.Hue;
import rethink.regularize.RandomCrop;
import rethink.regularize.Regularizer;
import rethink.regularize.Rotation;
import rethink.regularize.WeightDecay;

class ExperimentJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Experiment BASE =
      Experiment.of(new Mlp(1, 512)).on(new Dataset("shapes", 1000, 200));

  @Property(tries = 300)
  void read_jsonOfAnyExperiment_isTheExperiment(@ForAll("experiments") Experiment experiment)
      throws JsonProcessingException {
    assertThat(Experiment.read(experiment.json())).isEqualTo(experiment);
    Experiment fromText = Experiment.read(JSON.readTree(experiment.json().toString()));
    assertThat(fromText).isEqualTo(experiment);
    assertThat(fromText.id()).isEqualTo(experiment.id());
  }

  @Provide
  static Arbitrary<Experiment> experiments() {
    return Combinators.combine(
            datasets(), corruptions(), models(), regularizers(), protocols(), Arbitraries.longs())
        .filter((data, corruption, model, with, protocol, seed) -> fit(corruption, with))
        .as(Experiment::new);
  }

  /** Pixels that were corrupted cannot be cropped elsewhere. */
  private static boolean fit(Corruption corruption, List<Regularizer> regularizers) {
    return corruption.keepsPixels() || !regularizers.contains(new RandomCrop());
  }

  private static Arbitrary<List<Regularizer>> regularizers() {
    Arbitrary<Double> strengths = Arbitraries.doubles().between(1e-9, 0.5).ofScale(17);
    return Combinators.combine(
            strengths.map(WeightDecay::new),
            strengths.map(Dropout::new),
            strengths.map(Rotation::new),
            strengths.map(Hue::new),
            strengths.map(Brightness::new))
        .as((a, b, c, d, e) -> List.<Regularizer>of(a, b, c, d, e, new Flip(), new RandomCrop()))
        .flatMap(all -> Arbitraries.of(all).list().uniqueElements());
  }

  private static Arbitrary<Dataset> datasets() {
    return Combinators.combine(
            Arbitraries.of("shapes", "cifar10", "mnist"),
            Arbitraries.integers().between(1, 50_000),
            Arbitraries.integers().between(1, 10_000))
        .as(Dataset::new);
  }

  private static Arbitrary<Corruption> corruptions() {
    return Arbitraries.oneOf(
        Arbitraries.of(new TrueLabels(), new ShuffledPixels(), new GaussianPixels()),
        Arbitraries.doubles().between(0, 1).ofScale(17).map(RandomLabels::new));
  }

  private static Arbitrary<Model> models() {
    Arbitrary<Integer> depths = Arbitraries.integers().between(1, 99);
    Arbitrary<Integer> widths = Arbitraries.integers().between(1, 99_999);
    Arbitrary<Integer> narrowings = Arbitraries.integers().between(1, 32);
    return Arbitraries.oneOf(
        Arbitraries.just(new SmallAlexNet()),
        Combinators.combine(depths, widths).as(Mlp::new),
        Combinators.combine(Arbitraries.of(true, false), narrowings).as(SmallInception::new));
  }

  private static Arbitrary<Protocol> protocols() {
    return Combinators.combine(
            Arbitraries.doubles().between(1e-300, 1e300).ofScale(308),
            Arbitraries.doubles().between(1e-9, 1).ofScale(17),
            Arbitraries.doubles().between(0, 0.999).ofScale(17),
            Arbitraries.integers().greaterOrEqual(1),
            Arbitraries.integers().greaterOrEqual(1),
            stops(),
            Arbitraries.of("+1", "1,2,5,+10", "3", "+7").map(MeasuredEpochs::named),
            Arbitraries.of(Precision.values()))
        .as(Protocol::new);
  }

  private static Arbitrary<StopRule> stops() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 100).ofScale(17),
            Arbitraries.doubles().between(0, 1).ofScale(17),
            Arbitraries.integers().between(1, 3))
        .as(StopRule::new);
  }

  @Test
  void read_fieldsInOtherOrder_isTheSameExperiment() throws JsonProcessingException {
    String text = BASE.json().toString();
    String seedFirst = text.replace(",\"seed\":1", "").replace("{", "{\"seed\":1,");
    assertThat(seedFirst).isNotEqualTo(text);
    assertThat(Experiment.read(JSON.readTree(seedFirst)).id()).isEqualTo(BASE.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "format":2,|"format":3,|has format 3, wanted 2; another version of this program wrote it
          "format":2,||has no field "format", wanted a whole number
          "seed":1||has no field "seed", wanted a whole number
          "seed":1|"seed":1,"colour":"red"|has the field "colour", wanted only [format, dataset,
          "seed":1|"seed":1.0|has "seed": 1.0, wanted a whole number
          "seed":1|"seed":9223372036854775808|has "seed": 9223372036854775808, wanted a whole number
          "batch":128|"batch":"128"|has "batch": "128", wanted a whole number
          "batch":128|"batch":2147483648|has "batch": 2147483648, wanted a whole number
          "decay":0.95|"decay":null|has "decay": null, wanted a number
          "decay":0.95|"decay":"NaN"|has "decay": "NaN", wanted a number
          "model":"mlp-1x512"|"model":7|has "model": 7, wanted a text
          "seed":1|"seed":1,"regularizers":"flip"|has "regularizers": "flip", wanted a list of names
          "seed":1|"seed":1,"regularizers":[]|has "regularizers": [], wanted a list of names
          "seed":1|"seed":1,"regularizers":["flip",3]|has "regularizers": ["flip",3], wanted a list
          """)
  void read_changedField_saysWhatWasFoundAndWanted(String old, String changed, String message)
      throws JsonProcessingException {
    String text =
        BASE.json().toString().replace(old, changed == null ? "" : changed).replace(",}", "}");
    assertThatThrownBy(() -> Experiment.read(JSON.readTree(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the JSON of an experiment " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          shapes|svhn|no dataset is named "svhn"
          true-labels|rot|no corruption is named "rot"
          mlp-1x512|resnet-50|unknown model 'resnet-50'
          "seed":1|"seed":1,"regularizers":["rot"]|no regularizer is named "rot"
          "seed":1|"seed":1,"regularizers":["flip","flip"]|there are "flip" and "flip", wanted one
          "batch":128|"batch":0|batch is 0, wanted at least 1
          "seed":1|"seed":1,"stopAtAccuracy":2|stop-at-accuracy is 2.0, wanted in [0, 1]
          "seed":1|"seed":1,"measuredEpochs":"often"|measured epochs are "often", wanted some as
          "seed":1|"seed":1,"precision":"half"|precision is "half", wanted "float32" or "bfloat16"
          "learningRate":0.01|"learningRate":1e400|learning rate is Infinity
          """)
  void read_impossibleValue_isRefusedAsWhereItIsMade(String old, String changed, String message)
      throws JsonProcessingException {
    String text = BASE.json().toString().replace(old, changed);
    assertThatThrownBy(() -> Experiment.read(JSON.readTree(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void read_notAnObject_isRefused() throws JsonProcessingException {
    assertThatThrownBy(() -> Experiment.read(JSON.readTree("[1]")))
        .hasMessage("the JSON of an experiment is [1], wanted an object");
  }
}
