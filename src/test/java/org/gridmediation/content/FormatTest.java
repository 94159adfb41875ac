package org.gridmediation.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioSystem;
import org.gridmediation.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    private static byte[] kept(byte[] file) throws IOException {
        var in = new FileSource(new ByteArrayInputStream(file));
        var found = Format.sniff(in.head());
        var out = new ByteArrayOutputStream();
        Format.of(found)
                .orElseThrow(() -> Problem.FILE_TYPE_REFUSED.exception(found))
                .copy(in, new DataOutputStream(out));
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(Format.JPEG, Samples.photo(1, ByteOrder.BIG_ENDIAN)),
                arguments(Format.JPEG, Samples.photo(2, ByteOrder.LITTLE_ENDIAN)),
                arguments(Format.PNG, Samples.png()),
                arguments(Format.WEBP, Samples.webp()),
                arguments(Format.WEBP, Samples.webp(Samples.WebP.LOSSLESS, Samples.exif(ByteOrder.BIG_ENDIAN, 3))),
                arguments(Format.WEBP, Samples.webp(Samples.WebP.ANIMATED, Samples.exif(ByteOrder.BIG_ENDIAN, 8))),
                arguments(Format.WAV, Samples.wav()),
                arguments(Format.MP3, Samples.mp3()),
                arguments(Format.M4A, Samples.mp4("M4A ", "soun")),
                arguments(Format.MP4, Samples.mp4("isom", "vide")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void thePlaceIsLeftOutAndTheFormatStays(Format format, byte[] file) throws IOException {
        assertThat(text(file)).contains(Samples.PLACE);
        assertThat(Format.of(Format.sniff(file))).contains(format);
        var kept = kept(file);
        assertThat(text(kept)).doesNotContain(Samples.PLACE, "GPS", "xmpmeta", "Example");
        assertThat(Format.of(Format.sniff(kept))).contains(format);
        assertThat(kept(kept)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void aPhotoKeepsItsPictureHowItIsHeldAndWhenItWasTaken(String order) throws Exception {
        var photo = Samples.photo(4, order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        assertThat(metadata(photo).getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation())
                .isNotNull();
        var kept = kept(photo);
        var metadata = metadata(kept);
        assertThat(metadata.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
        assertThat(StreamSupport.stream(metadata.getDirectories().spliterator(), false)
                        .map(Directory::getName))
                .containsOnly("JPEG", "JFIF", "Exif IFD0", "Exif SubIFD", "Huffman", "File Type");
        var held = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(held.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(6);
        assertThat(held.getTagCount()).isEqualTo(1);
        var taken = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        assertThat(taken.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)).isEqualTo("2026:03:15 20:30:00");
        assertThat(taken.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)).isEqualTo("+08:00");
        assertSamePixels(photo, kept);
    }

    @Test
    void aPngKeepsItsPictureAndHowItIsHeld() throws Exception {
        var kept = kept(Samples.png());
        assertThat(metadata(kept)
                        .getFirstDirectoryOfType(ExifIFD0Directory.class)
                        .getInt(ExifIFD0Directory.TAG_ORIENTATION))
                .isEqualTo(8);
        assertThat(metadata(kept).getDirectoriesOfType(GpsDirectory.class)).isEmpty();
        assertSamePixels(Samples.png(), kept);
    }

    /** However it holds its picture, and whoever wrote its Exif: as JPEG begins it, without a zero at the end, cut off after what counts. */
    @ParameterizedTest
    @EnumSource
    void aWebpKeepsItsPictureHowItIsHeldAndWhenItWasTaken(Samples.WebP as) throws Exception {
        for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            var exif = Samples.exif(order, 6);
            for (var written : List.of(
                    exif,
                    Samples.concat(Samples.ascii("Exif\0\0"), exif),
                    Samples.start(exif, 237),
                    Samples.start(exif, 301))) {
                var photo = Samples.webp(as, written);
                var kept = kept(photo);
                assertThat(kept).hasSameSizeAs(photo);
                assertThat(text(kept)).doesNotContain(Samples.PLACE, "Example", "XMP ");
                assertThat(kept(kept)).isEqualTo(kept);
                var metadata = metadata(kept);
                assertThat(metadata.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
                var held = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
                assertThat(held.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(6);
                assertThat(held.getTagCount()).isEqualTo(1);
                var taken = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
                assertThat(taken.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL))
                        .isEqualTo("2026:03:15 20:30:00");
                assertThat(taken.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL))
                        .isEqualTo("+08:00");
                // What makes the picture stands where it stood, byte for byte.
                int end = text(photo).indexOf("EXIF");
                assertThat(Samples.rest(Samples.start(kept, end), 21))
                        .isEqualTo(Samples.rest(Samples.start(photo, end), 21));
            }
        }
        // Nothing to keep is nothing that is said.
        var silent = metadata(kept(Samples.webp(as, new byte[60])));
        assertThat(silent.containsDirectoryOfType(ExifSubIFDDirectory.class)).isFalse();
        assertThat(silent.getDirectories()).noneMatch(Directory::hasErrors);
    }

    @Test
    void aFrameOfAnAnimationHidesNothing() throws IOException {
        var photo = text(Samples.webp(Samples.WebP.ANIMATED, Samples.exif(ByteOrder.BIG_ENDIAN, 6)));
        int frame = photo.indexOf("ANMF");
        var hidden = Samples.ascii(photo.substring(0, frame + 24) + "XMP " + photo.substring(frame + 28));
        assertThat(text(kept(hidden)).substring(frame + 24, frame + 28)).isEqualTo("JUNK");
    }

    @Test
    void aRecordingKeepsItsSamplesWhereTheyLie() throws Exception {
        try (var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(kept(Samples.wav())))) {
            assertThat(sound.getFrameLength()).isEqualTo(2000);
        }
        var film = Samples.mp4("isom", "vide");
        assertThat(text(kept(film)).indexOf("mdat")).isEqualTo(text(film).indexOf("mdat"));
        assertThat(kept(film)).hasSameSizeAs(film);
        assertThat(kept(Samples.amr())).isEqualTo(Samples.amr());
        assertThat(kept(Samples.mp3())).hasSize(4 * 417);
        assertThat(kept(Samples.pdf())).isEqualTo(Samples.pdf());
    }

    @Test
    void whatIsAppendedOrCannotBeLeftOutIsNotKept() {
        var script = Samples.ascii("<script>alert(1)</script>");
        for (var file : new byte[][] {
            Samples.concat(Samples.pdf(), Samples.zip()),
            Samples.concat(Samples.pdf(), script),
            Samples.concat(Samples.amr(), script),
            Samples.concat(Samples.start(Samples.mp3(), Samples.mp3().length - 128), new byte[3000]),
        }) assertRefused(file, Problem.FILE_DAMAGED);
        assertRefused(Samples.mp4("isom", "meta"), Problem.FILE_TYPE_REFUSED);
    }

    static Stream<byte[]> others() {
        return Stream.of(
                Samples.zip(),
                Samples.ascii("<!DOCTYPE html><html><script>alert(1)</script></html>"),
                Samples.ascii("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                Samples.ascii("MZ\220\0\3\0\0\0\4\0\0\0\377\377\0\0"),
                Samples.ascii("\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0"),
                Samples.ascii("#!/bin/sh\nrm -rf /\n"),
                Samples.ascii("GIF89a\1\0\1\0\0\0\0;"),
                Samples.ascii("\0\0\0\30ftypheic\0\0\0\0mif1heic"),
                Samples.ascii("\0\0\0\24ftypqt  \0\0\0\0qt  "),
                Samples.ascii("hello"),
                new byte[] {0});
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNotTakenIsRefusedByItsBytes(byte[] file) {
        assertRefused(file, Problem.FILE_TYPE_REFUSED);
    }

    /** Cut anywhere and with any byte changed: refused or kept, but nothing else. */
    @ParameterizedTest
    @MethodSource("files")
    void brokenFilesBreakNothing(Format format, byte[] file) throws IOException {
        var random = new Random(file.length);
        for (int i = 0; i < 400; i++) {
            var broken = i % 2 == 0 ? Samples.start(file, 1 + random.nextInt(file.length - 1)) : file.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--)
                broken[random.nextInt(Math.min(broken.length, i % 3 == 0 ? 64 : broken.length))] =
                        (byte) random.nextInt();
            try {
                assertThat(text(kept(broken))).doesNotContain("GPSLatitude");
            } catch (Problem.Refusal refused) {
                assertThat(refused.problem).isIn(Problem.FILE_DAMAGED, Problem.FILE_TYPE_REFUSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatWasCutOffIsSaidToBe(Format format, byte[] file) throws IOException {
        var kept = kept(file);
        // The last frame of an MP3 may be short: a recording that was stopped.
        if (format != Format.MP3) assertRefused(Samples.start(kept, kept.length - 3), Problem.FILE_DAMAGED);
    }

    private static void assertRefused(byte[] file, Problem problem) {
        assertThatThrownBy(() -> kept(file))
                .as(Format.sniff(file))
                .isInstanceOfSatisfying(
                        Problem.Refusal.class, e -> assertThat(e.problem).isEqualTo(problem));
    }

    private static Metadata metadata(byte[] file) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
    }

    private static void assertSamePixels(byte[] one, byte[] other) throws IOException {
        var a = ImageIO.read(new ByteArrayInputStream(one));
        var b = ImageIO.read(new ByteArrayInputStream(other));
        int width = a.getWidth();
        int height = a.getHeight();
        assertThat(b.getRGB(0, 0, width, height, null, 0, width))
                .isEqualTo(a.getRGB(0, 0, width, height, null, 0, width));
    }
}
