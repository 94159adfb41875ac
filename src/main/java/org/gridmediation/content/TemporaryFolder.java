package org.gridmediation.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A place for files that are of use only while this program runs: what people send while it is looked at, what is written for them before it is kept. Every
 * program has a folder of its own under the same parent, and a lock beside it that ends when the program does, however that ends. Whoever looks removes the
 * folders that nobody holds.
 */
public final class TemporaryFolder {
    private static final String PREFIX = "grid-mediation-";
    private static final String LOCK = ".lock";
    /** Longer than any loose file was in use, which earlier versions wrote. */
    private static final Duration LOOSE = Duration.ofHours(1);

    private final Path parent;
    private FileChannel held;
    private Path folder;

    public TemporaryFolder(Path parent) {
        this.parent = parent;
    }

    /** A new file, which whoever has it deletes. */
    public Path file() throws IOException {
        return Files.createTempFile(path(), "", ".part");
    }

    public synchronized Path path() throws IOException {
        while (folder == null || !Files.isDirectory(folder)) {
            Files.createDirectories(parent);
            var name = PREFIX + UUID.randomUUID();
            var lock = parent.resolve(name + LOCK);
            held = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Somebody who looks may have been between the two, and taken it for one that nobody holds.
            if (held.tryLock() != null && Files.exists(lock))
                folder = Files.createDirectory(parent.resolve(name), ownersOnly());
        }
        return folder;
    }

    private FileAttribute<?>[] ownersOnly() {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Removes what programs left behind that are no more. */
    public void sweep() throws IOException {
        if (!Files.isDirectory(parent)) return;
        each(PREFIX + "*" + LOCK, this::removeIfFree);
        each(PREFIX + "*.part", loose -> {
            if (Files.getLastModifiedTime(loose)
                    .toInstant()
                    .isBefore(Instant.now().minus(LOOSE))) Files.deleteIfExists(loose);
        });
    }

    private interface Step {
        void on(Path path) throws IOException;
    }

    private void each(String pattern, Step step) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, pattern)) {
            for (var path : found) step.on(path);
        }
    }

    private void removeIfFree(Path lock) throws IOException {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) return;
            var name = lock.getFileName().toString();
            remove(parent.resolve(name.substring(0, name.length() - LOCK.length())));
            Files.deleteIfExists(lock);
        } catch (OverlappingFileLockException ours) {
            // It is in use in this very program.
        } catch (java.nio.file.NoSuchFileException gone) {
            // Somebody else looks too.
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** At the program's end. */
    public synchronized void close() throws IOException {
        if (folder == null) return;
        remove(folder);
        Files.deleteIfExists(parent.resolve(folder.getFileName() + LOCK));
        held.close();
        folder = null;
    }
}
