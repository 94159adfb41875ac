package org.gridmediation.content;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.gridmediation.http.Problem;

/** A photo as paper shows it: upright, and with no more pixels than print needs. One is read at a time, so that the largest never stand side by side. */
public final class Photo {
    /** On a side; 230 to an inch of an A4 page. */
    private static final int LONGEST = 1600;

    private static final long MOST_PIXELS = 120_000_000;
    /** Its decoder keeps all of the picture. */
    private static final long MOST_PIXELS_OF_WEBP = 16_000_000;

    private static final Semaphore TURN = new Semaphore(1);

    private Photo() {}

    /** @return empty when it is no picture, too large, or of a kind that cannot be shown */
    public static Optional<BufferedImage> read(InputStream content, Format format) {
        if (!isPicture(format)) return Optional.empty();
        await();
        try (content) {
            var bytes = content.readAllBytes();
            return picture(bytes, format).map(picture -> upright(picture, orientation(bytes, format)));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        } finally {
            TURN.release();
        }
    }

    public static boolean isPicture(Format format) {
        return format == Format.JPEG || format == Format.PNG || format == Format.WEBP;
    }

    private static void await() {
        try {
            if (!TURN.tryAcquire(20, TimeUnit.SECONDS)) throw Problem.OVERLOADED.exception();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Problem.OVERLOADED.exception();
        }
    }

    private static Optional<BufferedImage> picture(byte[] bytes, Format format) throws IOException {
        var reader = reader(format);
        try {
            reader.setInput(new ByteArrayImageInputStream(bytes));
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > (format == Format.WEBP ? MOST_PIXELS_OF_WEBP : MOST_PIXELS)) return Optional.empty();
            int step = (int) Math.max(1, (Math.max(width, height) + LONGEST - 1) / LONGEST);
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(reader.read(0, how));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Format format) throws IOException {
        return format == Format.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format.extension).next();
    }

    /** On white, turned and mirrored as Exif numbers the eight ways to hold a camera. */
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turned = orientation >= 5;
        var shown = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        var drawn = shown.createGraphics();
        drawn.setBackground(Color.WHITE);
        drawn.clearRect(0, 0, shown.getWidth(), shown.getHeight());
        drawn.drawImage(
                picture,
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> new AffineTransform();
                },
                null);
        drawn.dispose();
        return shown;
    }

    /** From the parts of a file that we have written. */
    private static int orientation(byte[] bytes, Format format) {
        var file = ByteBuffer.wrap(bytes);
        try {
            return switch (format) {
                case JPEG -> {
                    for (int at = 2; (bytes[at + 1] & 0xff) != 0xda; at += 2 + (file.getShort(at + 2) & 0xffff))
                        if ((bytes[at + 1] & 0xff) == 0xe1) yield Exif.orientation(from(bytes, at + 10));
                    yield 1;
                }
                case PNG -> {
                    for (int at = 8; !type(bytes, at + 4).equals("IEND"); at += 12 + file.getInt(at))
                        if (type(bytes, at + 4).equals("eXIf")) yield Exif.orientation(from(bytes, at + 8));
                    yield 1;
                }
                default -> {
                    file.order(ByteOrder.LITTLE_ENDIAN);
                    for (int at = 12; at < bytes.length - 8; at += 8 + file.getInt(at + 4) + (file.getInt(at + 4) & 1))
                        if (type(bytes, at).equals("EXIF")) yield Exif.orientation(from(bytes, at + 8));
                    yield 1;
                }
            };
        } catch (IndexOutOfBoundsException none) {
            return 1;
        }
    }

    private static byte[] from(byte[] bytes, int at) {
        return Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 128));
    }

    private static String type(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
