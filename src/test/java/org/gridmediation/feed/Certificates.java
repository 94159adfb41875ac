package org.gridmediation.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of a platform's own, and certificates by it; made anew by the JDK's keytool. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path store;
    /** The authority's certificate in PEM. */
    final Path authority;

    Certificates(Path folder) throws IOException {
        store = folder.resolve("certificates.p12");
        authority = folder.resolve("authority.pem");
        make("authority", "-ext", "bc:c=ca:true", "-ext", "ku=keyCertSign");
        try {
            Files.writeString(
                    authority,
                    "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                            .formatted(Base64.getMimeEncoder()
                                    .encodeToString(
                                            read().getCertificate("authority").getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param options of keytool; {@code -signer authority} among them, else it signs itself */
    void make(String name, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(made.getInputStream().readAllBytes());
        try {
            if (made.waitFor() != 0) throw new IllegalStateException(said);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore read() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    /** Of a server that shows this one. */
    SSLContext of(String name) throws IOException, GeneralSecurityException {
        var only = KeyStore.getInstance("PKCS12");
        only.load(null, null);
        only.setKeyEntry(
                name,
                read().getKey(name, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                read().getCertificateChain(name));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(only, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
