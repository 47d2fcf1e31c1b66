package rethink.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import rethink.progress.Interruption;

/** Digests in hexadecimal: of images, to record what a run saw, and of files, to verify them. */
public final class Checksum {
  private Checksum() {}

  /**
   * SHA-256 of shape, labels and pixels in order, so of everything a network sees. Two sets are
   * equal exactly if these are, whether they came from files, were drawn or were corrupted. Of
   * images that are not in memory, names and lengths of their files stand for the pixels.
   */
  public static String sha256(ImageSet images) {
    MessageDigest digest = digest("SHA-256");
    String header = images.shape() + (images.isBytes() ? " bytes " : " floats ") + images.size();
    digest.update(header.getBytes(StandardCharsets.US_ASCII));
    if (images.fingerprint().isPresent()) {
      digest.update(images.fingerprint().get().getBytes(StandardCharsets.US_ASCII));
      for (int label : images.labels()) {
        digest.update(ByteBuffer.allocate(4).putInt(label).flip());
      }
      return hex(digest);
    }
    int values = images.shape().size();
    float[] pixels = new float[values];
    ByteBuffer image = ByteBuffer.allocate(4 + values * (images.isBytes() ? 1 : 4));
    for (int i = 0; i < images.size(); i++) {
      Interruption.check();
      images.copyPixels(i, pixels, 0);
      image.clear().putInt(images.label(i));
      for (float pixel : pixels) {
        if (images.isBytes()) {
          image.put((byte) pixel);
        } else {
          image.putFloat(pixel);
        }
      }
      digest.update(image.flip());
    }
    return hex(digest);
  }

  /** SHA-256 of a text in UTF-8. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of bytes. */
  public static String sha256(byte[] content) {
    MessageDigest digest = digest("SHA-256");
    digest.update(content);
    return hex(digest);
  }

  static String md5(byte[] content) {
    MessageDigest digest = digest("MD5");
    digest.update(content);
    return hex(digest);
  }

  static String md5(Path file) throws IOException {
    MessageDigest digest = digest("MD5");
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hex(digest);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
