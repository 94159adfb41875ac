package org.gridmediation.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.AccountState;
import org.gridmediation.access.Client;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;
import org.gridmediation.staff.PostDetail;

@Schema(name = "Client")
public record ClientDetail(
        UUID id,
        AreaCode area,
        @Schema(maxLength = 100) String name,
        @Schema(maxLength = 60) String clientId,
        @Schema(maxLength = 100) String contact,
        AccountState accountState,
        @Schema(maxItems = 3) List<PostDetail> posts,
        Instant endedAt,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {
    ClientDetail(Client c, List<PostDetail> posts) {
        this(c.id, c.area, c.name, c.clientId, c.contact, c.accountState, posts, c.endedAt, c.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/clients/" + id;
    }
}
