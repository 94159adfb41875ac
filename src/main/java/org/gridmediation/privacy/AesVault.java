package org.gridmediation.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** AES-256-GCM and HMAC-SHA-256. A sealed text is: key version (1 byte), nonce (12), ciphertext with its tag. */
@ApplicationScoped
class AesVault implements Vault {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec encryption;
    private final SecretKeySpec hash;

    @Inject
    AesVault(
            @ConfigProperty(name = "grid-mediation.keys.encryption") String encryption, @ConfigProperty(name = "grid-mediation.keys.hash") String hash) {
        this.encryption = key("GRID_MEDIATION_KEYS_ENCRYPTION", encryption, "AES");
        this.hash = key("GRID_MEDIATION_KEYS_HASH", hash, "HmacSHA256");
    }

    private static SecretKeySpec key(String name, String base64, String algorithm) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            key = new byte[0];
        }
        if (key.length != 32) throw new IllegalArgumentException(name + " must be 32 bytes in base64: make one with `openssl rand -base64 32`.");
        return new SecretKeySpec(key, algorithm);
    }

    @Override
    public byte[] seal(String clear) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            var text = cipher.doFinal(clear.getBytes(StandardCharsets.UTF_8));
            var sealed = new byte[1 + NONCE + text.length];
            sealed[0] = VERSION;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            System.arraycopy(text, 0, sealed, 1 + NONCE, text.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    @Override
    public String open(byte[] sealed) {
        if (sealed.length <= 1 + NONCE || sealed[0] != VERSION) throw new IllegalStateException("sealed with another key");
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1, 1 + NONCE));
            return new String(cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed with another key, or changed", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(new byte[] {VERSION});
        return cipher;
    }

    @Override
    public byte[] fingerprint(String normalized) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hash);
            return mac.doFinal(normalized.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("fingerprinting failed", e);
        }
    }
}
