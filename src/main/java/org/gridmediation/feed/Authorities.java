package org.gridmediation.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Who vouches for receivers: the authorities that Java trusts, and those of an operator's own. */
final class Authorities {
    private Authorities() {}

    /** @param file certificates in PEM, one after the other */
    static TrustManagerFactory with(Path file) {
        try (var in = Files.newInputStream(file)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var own : CertificateFactory.getInstance("X.509").generateCertificates(in))
                trusted.setCertificateEntry("own " + trusted.size(), own);
            if (trusted.size() == 0) throw new CertificateException("there is none");
            for (var manager : trusting(null).getTrustManagers())
                if (manager instanceof X509TrustManager java)
                    for (var known : java.getAcceptedIssuers())
                        trusted.setCertificateEntry("java " + trusted.size(), known);
            return trusting(trusted);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "GRID_MEDIATION_WEBHOOKS_AUTHORITIES: certificates in PEM cannot be read from " + file, e);
        }
    }

    /** @param trusted null for those that Java trusts */
    private static TrustManagerFactory trusting(KeyStore trusted) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }

    /** What a receiver has to mend. */
    static String trouble(Throwable refused) {
        var trouble = "TLS";
        for (var why = refused; why != null; why = why.getCause()) {
            if (why instanceof CertificateExpiredException || why instanceof CertificateNotYetValidException)
                return "CERTIFICATE_EXPIRED";
            if (why instanceof CertPathBuilderException) return "CERTIFICATE_UNKNOWN";
            if (why.getClass() == CertificateException.class) trouble = "CERTIFICATE_NAME";
        }
        return trouble;
    }
}
