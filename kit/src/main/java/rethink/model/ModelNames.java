package rethink.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the names that {@link Model#name()} gives. */
final class ModelNames {
  private static final Pattern MLP = Pattern.compile("mlp-(\\d{1,2})x(\\d{1,5})");
  private static final Pattern INCEPTION = Pattern.compile("inception(-no-bn)?(?:/(\\d{1,2}))?");
  private static final Pattern INCEPTION_V3 = Pattern.compile("inception-v3(?:/(\\d{1,2}))?");
  private static final Pattern ALEXNET = Pattern.compile("alexnet(?:/(\\d))?");

  private ModelNames() {}

  static Model parse(String name) {
    Matcher mlp = MLP.matcher(name);
    if (mlp.matches()) {
      return new Mlp(Integer.parseInt(mlp.group(1)), Integer.parseInt(mlp.group(2)));
    }
    Matcher inception = INCEPTION.matcher(name);
    if (inception.matches()) {
      return new SmallInception(inception.group(1) == null, narrowing(inception.group(2)));
    }
    Matcher inceptionV3 = INCEPTION_V3.matcher(name);
    if (inceptionV3.matches()) {
      return new InceptionV3(narrowing(inceptionV3.group(1)));
    }
    Matcher alexNet = ALEXNET.matcher(name);
    if (alexNet.matches()) {
      return new SmallAlexNet(narrowing(alexNet.group(1)));
    }
    throw new IllegalArgumentException(
        "unknown model '%s'; known are %s, and narrower or other sizes such as inception/4, mlp-2x64"
            .formatted(
                name,
                Stream.concat(Model.all().stream(), Model.ofImageNet().stream())
                    .map(Model::name)
                    .collect(Collectors.joining(", "))));
  }

  private static int narrowing(String written) {
    return written == null ? 1 : Integer.parseInt(written);
  }
}
