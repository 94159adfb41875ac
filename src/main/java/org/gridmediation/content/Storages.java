package org.gridmediation.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** Which storage the settings name: a bucket, or else a folder. */
@ApplicationScoped
class Storages {
    private static final String S3 = "grid-mediation.storage.s3.";

    @Produces
    @ApplicationScoped
    Storage storage(Config config) {
        var bucket = config.getOptionalValue(S3 + "bucket", String.class);
        if (bucket.isPresent()) return new S3(Bucket.of(config, bucket.get()));
        return new Disk(Path.of(config.getOptionalValue("grid-mediation.storage.directory", String.class)
                .orElse(".local/attachments")));
    }

    /** @param pathStyle the bucket's name in the path rather than in the host's name */
    record Bucket(URI endpoint, String region, String bucket, String accessKey, String secretKey, boolean pathStyle) {
        static Bucket of(Config config, String name) {
            return new Bucket(
                    config.getValue(S3 + "endpoint", URI.class),
                    config.getOptionalValue(S3 + "region", String.class).orElse("us-east-1"),
                    name,
                    config.getValue(S3 + "access-key", String.class),
                    config.getValue(S3 + "secret-key", String.class),
                    config.getOptionalValue(S3 + "path-style", Boolean.class).orElse(true));
        }
    }
}
