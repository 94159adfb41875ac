package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.Tika;

/** What a file may be. Its bytes say it, never its name; and of each it is known what else than the picture or the sound is in it. */
public enum Format {
    JPEG("image/jpeg", "jpg", Jpeg::copy, "image/jpg"),
    PNG("image/png", "png", Png::copy),
    WEBP("image/webp", "webp", Riff::webp),
    PDF("application/pdf", "pdf", Pdf::copy),
    MP3("audio/mpeg", "mp3", Sound::mp3, "audio/mp3"),
    M4A("audio/mp4", "m4a", Mp4::copy, "audio/m4a", "audio/x-m4a", "video/mp4"),
    AMR("audio/amr", "amr", Sound::amr, "audio/amr-wb"),
    WAV("audio/wav", "wav", Riff::wav, "audio/vnd.wave", "audio/x-wav", "audio/wave"),
    MP4("video/mp4", "mp4", Mp4::copy, "application/mp4", "video/x-m4v", "audio/mp4", "audio/m4a", "audio/x-m4a");

    /** Read when the first file comes: its thousand types are a third of a second of the start. */
    private static final class Sniffer {
        static final Tika TIKA = new Tika();
    }

    public final String mediaType;
    public final String extension;
    private final Copy copy;
    private final Set<String> alsoCalled;

    Format(String mediaType, String extension, Copy copy, String... alsoCalled) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.copy = copy;
        this.alsoCalled = Set.of(alsoCalled);
    }

    /** Copies what may stay. */
    @FunctionalInterface
    interface Copy {
        void to(FileSource in, DataOutputStream out) throws IOException;
    }

    void copy(FileSource in, DataOutputStream out) throws IOException {
        copy.to(in, out);
    }

    /** @return the media type that the beginning of a file tells, whatever it is */
    static String sniff(byte[] head) {
        var found = Sniffer.TIKA.detect(head);
        // Tika has one name for whatever is made of QuickTime's boxes; phones' films name a newer brand than
        // QuickTime's own.
        return found.equals("video/quicktime")
                        && text(head, 4).equals("ftyp")
                        && !text(head, 8).equals("qt  ")
                ? MP4.mediaType
                : found;
    }

    private static String text(byte[] head, int at) {
        return head.length < at + 4 ? "" : new String(head, at, 4, StandardCharsets.ISO_8859_1);
    }

    static Optional<Format> of(String mediaType) {
        return Stream.of(values())
                .filter(f -> f.mediaType.equals(mediaType))
                .findFirst()
                .or(() -> Stream.of(values()).filter(f -> f.isCalled(mediaType)).findFirst());
    }

    boolean isCalled(String mediaType) {
        return this.mediaType.equals(mediaType) || alsoCalled.contains(mediaType);
    }
}
