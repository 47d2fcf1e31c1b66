package rethink.kernel;

import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * Shows images as PNG, or as JPEG or GIF on request; the base library's own renderer cuts off the
 * end.
 */
final class Images {

  private Images() {}

  static void register(Renderer renderer) {
    renderer
        .createRegistration(RenderedImage.class)
        .preferring(MIMEType.IMAGE_PNG)
        .supporting(MIMEType.IMAGE_JPEG, MIMEType.IMAGE_GIF)
        .register(Images::render);
  }

  private static void render(RenderedImage image, RenderContext context) {
    context.renderIfRequested(MIMEType.IMAGE_PNG, () -> base64(image, "png"));
    context.renderIfRequested(MIMEType.IMAGE_JPEG, () -> base64(image, "jpeg"));
    context.renderIfRequested(MIMEType.IMAGE_GIF, () -> base64(image, "gif"));
    context.renderIfRequested(
        MIMEType.TEXT_PLAIN,
        () -> "image of " + image.getWidth() + " x " + image.getHeight() + " pixels");
  }

  private static String base64(RenderedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IOException("an image of this colour model cannot be written as " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
