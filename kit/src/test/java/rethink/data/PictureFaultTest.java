package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rethink.data.EncodedPicture.joined;
import static rethink.data.EncodedPicture.jpeg;
import static rethink.data.EncodedPicture.noise;
import static rethink.data.EncodedPicture.png;
import static rethink.data.EncodedPicture.text;
import static rethink.data.EncodedPicture.withChunk;
import static rethink.data.EncodedPicture.withSegment;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose pixels are whole are read whatever else is in them; others are refused. */
class PictureFaultTest {
  private static final int COMMENT = 0xFE;
  private static final int EXIF = 0xE1;
  private static final int PROFILE = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final byte[] END = {-1, (byte) 0xD9};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void read_jpegWithOddSegments_hasThePixelsOfTheOneWithout(boolean progressive)
      throws IOException {
    byte[] plain = jpeg(noise(40, 30), progressive);
    Picture wanted = read(plain);
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    List<byte[]> odd =
        List.of(
            withSegment(plain, COMMENT, text("before JFIF")),
            withSegment(plain, EXIF, text("Exif\0\0MM\0*")),
            withSegment(plain, EXIF, new byte[0]),
            withSegment(plain, 0xE0, text("JFXX\0\u0010")),
            withSegment(plain, ADOBE, text("Adobe")),
            withSegment(plain, ADOBE, text("Adobe\0d\0\0\0\0\2")),
            withSegment(plain, PROFILE, text("ICC_PROFILE\0\1\1 no profile")),
            withSegment(plain, PROFILE, joined(text("ICC_PROFILE\0\1\1"), linear)),
            joined(plain, text("behind the end")));
    for (byte[] file : odd) {
      assertThat(read(file).planes()).isDeepEqualTo(wanted.planes());
    }
  }

  @Test
  void read_pngWithOddChunks_hasThePixelsOfTheOneWithout() throws IOException {
    byte[] plain = png(noise(40, 30));
    Picture wanted = read(plain);
    byte[] wrongChecksum = withChunk(plain, "tEXt", text("title\0some"));
    wrongChecksum[45]++;
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    profile.writeBytes(text("linear\0\0"));
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(profile)) {
      deflater.write(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    }
    List<byte[]> odd =
        List.of(
            withChunk(plain, "tEXt", text("no end of the keyword")),
            withChunk(plain, "tIME", text("now")),
            withChunk(plain, "zTXt", text("title\0\7 not compressed")),
            withChunk(plain, "gAMA", new byte[] {0, 0, 0, 1}),
            withChunk(plain, "iCCP", profile.toByteArray()),
            wrongChecksum,
            Arrays.copyOf(plain, plain.length - 12),
            Arrays.copyOf(plain, plain.length - 5),
            joined(plain, text("behind the end")));
    for (byte[] file : odd) {
      assertThat(read(file).planes()).isDeepEqualTo(wanted.planes());
    }
  }

  /** As in libjpeg: numbers are red, green and blue only where Adobe's segment says so. */
  @Test
  void read_threeComponents_areRgbWhereTheFileSaysSo() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 8, 8, 3, null);
    for (int i = 0; i < 64; i++) {
      raster.setPixel(i % 8, i / 8, new int[] {200, 50, 100});
    }
    byte[] bare = EncodedPicture.encoded("jpeg", new IIOImage(raster, null, null), false);
    Picture rgb = read(withSegment(bare, ADOBE, text("Adobe\0d\0\0\0\0\0")));
    assertThat(rgb.planes()[0][0] & 0xFF).isBetween(198, 202);
    assertThat(rgb.planes()[1][0] & 0xFF).isBetween(48, 52);
    for (byte[] file : List.of(bare, withSegment(bare, ADOBE, text("Adobe\0d\0\0\0\0\1")))) {
      Picture differences = read(file);
      // Brightness 200, blue 50 - 128 and red 100 - 128.
      assertThat(differences.planes()[0][0] & 0xFF).isBetween(158, 164);
      assertThat(differences.planes()[2][0] & 0xFF).isBetween(60, 70);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void read_jpegWithoutAllPixels_isRefused(boolean progressive) throws IOException {
    byte[] whole = jpeg(noise(80, 60), progressive);
    for (int length = 2; length < whole.length - 16; length += 61) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused(() -> read(cut));
      byte[] filled = Arrays.copyOf(cut, whole.length);
      assertRefused(() -> read(filled));
    }
  }

  @Test
  void read_jpegWhoseEndIsMarked_isRefusedAllTheSame() throws IOException {
    byte[] whole = jpeg(noise(80, 60), false);
    for (int length = whole.length / 4; length < whole.length - 16; length += 61) {
      byte[] cut = joined(Arrays.copyOf(whole, length), END);
      assertRefused(() -> read(cut));
    }
  }

  /** A file may lack what says that it ends, if no scan can be missing. */
  @Test
  void read_jpegWithoutTheEndMarker_isReadUnlessAScanMayBeMissing() throws IOException {
    byte[] whole = jpeg(noise(40, 30), false);
    assertThat(read(Arrays.copyOf(whole, whole.length - 2)).planes())
        .isDeepEqualTo(read(whole).planes());
    byte[] progressive = jpeg(noise(40, 30), true);
    assertRefused(() -> read(Arrays.copyOf(progressive, progressive.length - 2)));
  }

  /** Two bytes of zero behind the data, as encoders write that work by words. */
  @Test
  void read_jpegFilledToWholeWords_isRead() throws IOException {
    byte[] whole = jpeg(noise(40, 30), false);
    byte[] data = Arrays.copyOf(whole, whole.length - 2);
    assertThat(read(joined(Arrays.copyOf(data, data.length + 2), END)).planes())
        .isDeepEqualTo(read(whole).planes());
  }

  @Test
  void read_pngWithoutAllPixelsOrWithChangedOnes_isRefused() throws IOException {
    byte[] whole = png(noise(40, 30));
    for (int at = 8; at < whole.length - 16; at += 61) {
      byte[] cut = Arrays.copyOf(whole, at);
      assertRefused(() -> read(cut));
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      assertRefused(() -> read(changed));
    }
  }

  private static void assertRefused(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cannot be decoded (");
  }

  private Picture read(byte[] content) throws IOException {
    return EncodedPicture.read(folder, content);
  }
}
