package rethink.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerListTest {

  @Test
  void parameters_publishedNetworks_areThoseOfTheSlides() {
    assertThat(LayerList.alexNet().parameters()).isEqualTo(61_100_840);
    assertThat(LayerList.resNet18().parameters()).isEqualTo(11_689_512);
    assertThat(LayerList.resNet152().parameters()).isEqualTo(60_192_808);
    assertThat(LayerList.vgg11().parameters()).isEqualTo(132_863_336);
    assertThat(LayerList.vgg19().parameters()).isEqualTo(143_667_240);
  }

  /** Layers with weights, which the names count; shortcuts are not in them. */
  @Test
  void layers_namedNetworks_areAsManyAsTheNameSays() {
    assertThat(LayerList.vgg11().layers()).hasSize(11);
    assertThat(LayerList.vgg19().layers()).hasSize(19);
    assertThat(LayerList.resNet18().layers()).hasSize(18 + 3);
    assertThat(LayerList.resNet152().layers()).hasSize(152 + 4);
  }
}
