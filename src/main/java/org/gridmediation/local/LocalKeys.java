package org.gridmediation.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** Keys and passwords of the embedded default: made once, kept beside its data, for this user's eyes only. */
class LocalKeys {
    private final Path file;
    private final Properties keys = new Properties();

    LocalKeys(Path directory) throws IOException {
        file = directory.resolve("keys.properties");
        if (!Files.exists(file)) return;
        close(file, "rw-------");
        try (var in = Files.newBufferedReader(file)) {
            keys.load(in);
        }
    }

    /** Takes a file or a folder from all other users of the machine. */
    static void close(Path path, String permissions) throws IOException {
        if (hasPermissions(path)) Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    boolean has(String name) {
        return keys.containsKey(name);
    }

    String password(String name) throws IOException {
        var known = keys.getProperty(name);
        if (known != null) return known;
        var random = new byte[18];
        new SecureRandom().nextBytes(random);
        return keep(name, HexFormat.of().formatHex(random));
    }

    String key(String name) throws IOException {
        var known = keys.getProperty(name);
        if (known != null) return known;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return keep(name, Base64.getEncoder().encodeToString(random));
    }

    private String keep(String name, String value) throws IOException {
        keys.setProperty(name, value);
        if (!Files.exists(file)) {
            if (hasPermissions(file))
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            else Files.createFile(file);
        }
        try (var out = Files.newBufferedWriter(file)) {
            keys.store(out, "Made for this folder only; the data cannot be read without them.");
        }
        return value;
    }
}
