package org.gridmediation.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Contents as files of a folder: of the embedded default's data. */
final class Disk implements Storage {
    private final Path folder;
    /** On the same disk, so that a content moves to its place at once. */
    private final TemporaryFolder parts;

    Disk(Path folder) {
        this.folder = folder;
        parts = new TemporaryFolder(folder.resolve(".parts"));
    }

    @Override
    public void put(String key, Path file) throws IOException {
        var place = folder.resolve(key);
        Files.createDirectories(place.getParent());
        var part = parts.file();
        try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            force(part, StandardOpenOption.WRITE);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            // The name too must outlive a power cut.
            force(place.getParent(), StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        if (Files.isDirectory(path) && path.getFileSystem().getSeparator().equals("\\")) return;
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(folder.resolve(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(folder.resolve(key));
        // Where earlier versions left what they had half put.
        Files.deleteIfExists(folder.resolve(key + ".part"));
    }

    @Override
    public void sweep() throws IOException {
        parts.sweep();
    }
}
