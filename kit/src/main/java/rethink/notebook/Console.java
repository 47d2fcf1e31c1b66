package rethink.notebook;

import java.util.Map;

/** Standard output, which shows the plain text of a bundle and replaces nothing. */
final class Console implements Screen {
  @Override
  public String show(Map<String, String> bundle) {
    System.out.println(bundle.get("text/plain").stripTrailing());
    return "";
  }

  @Override
  public void update(String id, Map<String, String> bundle) {
    show(bundle);
  }

  @Override
  public boolean isKernel() {
    return false;
  }
}
