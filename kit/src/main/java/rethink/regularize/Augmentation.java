package rethink.regularize;

import java.util.List;

/**
 * Stands for flips, rotation by up to 25 degrees (the "data augmentation" of the paper's Table 4),
 * hue and brightness (section 3) in their usual ranges.
 */
public record Augmentation() implements Regularizer {

  @Override
  public String name() {
    return Kind.AUGMENTATION.text();
  }

  @Override
  public List<Regularizer> parts() {
    return List.of(new Flip(), new Rotation(), new Hue(), new Brightness());
  }
}
