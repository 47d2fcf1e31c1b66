package rethink.notebook;

import java.util.Map;

/** The kit's own kernel, and its runner without Jupyter. */
final class OwnKernel implements Screen {
  private final Class<?> display;

  /** Takes the class {@code rethink.kernel.Display}. */
  OwnKernel(Class<?> display) {
    this.display = display;
  }

  @Override
  public String show(Map<String, String> bundle) {
    return (String) Reflection.call(display, null, "show", bundle);
  }

  @Override
  public void update(String id, Map<String, String> bundle) {
    Reflection.call(display, null, "update", id, bundle);
  }

  @Override
  public boolean isKernel() {
    return true;
  }
}
