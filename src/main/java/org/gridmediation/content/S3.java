package org.gridmediation.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Contents as objects of a bucket, at whoever speaks S3. */
class S3 implements Storage {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Bytes in a second: what is imported can be a hundred times as large as a photo. */
    private static final long SLOWEST = 1 << 21;

    private final S3Client client;
    private final String bucket;

    S3(Storages.Bucket settings) {
        bucket = settings.bucket();
        // Bounded, since a transaction waits for it. The newer checksums in trailers are not everybody's; Content-MD5
        // is.
        client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(Duration.ofSeconds(10)))
                .overrideConfiguration(
                        c -> c.apiCallTimeout(Duration.ofSeconds(20)).apiCallAttemptTimeout(Duration.ofSeconds(15)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    @Override
    public void put(String key, Path file) throws IOException {
        var md5 = md5(file);
        var patience = PATIENCE.plusSeconds(Files.size(file) / SLOWEST);
        attempt(() -> client.putObject(
                r -> r.bucket(bucket).key(key).contentMD5(md5).overrideConfiguration(c -> c.apiCallTimeout(patience)
                        .apiCallAttemptTimeout(patience)),
                RequestBody.fromFile(file)));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return attempt(() -> client.getObject(r -> r.bucket(bucket).key(key)));
    }

    @Override
    public void delete(String key) throws IOException {
        attempt(() -> client.deleteObject(r -> r.bucket(bucket).key(key)));
    }

    private interface Call<T> {
        T make();
    }

    private static <T> T attempt(Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String md5(Path file) throws IOException {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            Files.copy(file, new DigestOutputStream(java.io.OutputStream.nullOutputStream(), md5));
            return Base64.getEncoder().encodeToString(md5.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
