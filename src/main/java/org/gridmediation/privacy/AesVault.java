package org.gridmediation.privacy;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * AES-256-GCM and HMAC-SHA-256. A sealed text is: key version (1 byte), nonce (12), ciphertext with its tag (16).
 *
 * <p>Created at start, so that a wrong key ends the start and not the first request that needs it.
 */
@ApplicationScoped
@Startup
class AesVault implements Vault {
    /** Random nonces of this length are sound for 2^32 texts of one key (NIST SP 800-38D, 8.3). */
    private static final int NONCE = 12;

    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKeySpec> encryption;
    private final SecretKeySpec hash;
    private final byte version;

    /** @param previous the key before the current one, given until all that it sealed is sealed anew */
    @Inject
    AesVault(
            @ConfigProperty(name = "grid-mediation.keys.encryption") String current,
            @ConfigProperty(name = "grid-mediation.keys.encryption-previous") Optional<String> previous,
            @ConfigProperty(name = "grid-mediation.keys.hash") String hash) {
        this.encryption = Stream.concat(
                        Stream.of(VaultKey.of("GRID_MEDIATION_KEYS_ENCRYPTION", current, "AES")),
                        previous.stream()
                                .map(key -> VaultKey.of("GRID_MEDIATION_KEYS_ENCRYPTION_PREVIOUS", key, "AES")))
                .toList();
        this.hash = VaultKey.of("GRID_MEDIATION_KEYS_HASH", hash, "HmacSHA256");
        this.version = hmac(new SecretKeySpec(encryption.get(0).getEncoded(), "HmacSHA256"), utf8("key version"))[0];
    }

    @Override
    public byte[] seal(String clear) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, encryption.get(0), version, nonce)
                    .doFinal(utf8(clear));
            return ByteBuffer.allocate(1 + NONCE + text.length)
                    .put(version)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * The tag tells which key fits. The version is for a query to find what is still sealed with the previous key: it
     * follows from the key itself, so no operator has to count, and two keys may by chance share one.
     */
    @Override
    public String open(byte[] sealed) {
        if (sealed.length < 1 + NONCE + TAG) throw new IllegalStateException("not a sealed text");
        var nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        try {
            for (var key : encryption) {
                try {
                    var text = cipher(Cipher.DECRYPT_MODE, key, sealed[0], nonce)
                            .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
                    return new String(text, StandardCharsets.UTF_8);
                } catch (AEADBadTagException otherKey) {
                    continue;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed", e);
        }
        throw new IllegalStateException("sealed with another key, or changed");
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte version, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(new byte[] {version});
        return cipher;
    }

    @Override
    public byte[] fingerprint(String normalized) {
        return hmac(hash, utf8(normalized));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }

    /** String.getBytes writes a question mark for half a surrogate pair: other text, and one fingerprint for two. */
    private static byte[] utf8(String text) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException("TEXT_CHARACTERS");
        }
    }
}
