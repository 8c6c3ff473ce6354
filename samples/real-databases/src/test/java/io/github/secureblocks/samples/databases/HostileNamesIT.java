package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.secureblocks.sql.AllowedNames;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.UnknownName;
import io.github.secureblocks.sql.UnknownSort;
import org.junit.jupiter.api.Test;

/** A column, table or order that a client names by a hostile value is unknown, and the value is not repeated. */
class HostileNamesIT {
    private static final AllowedNames COLUMNS =
            AllowedNames.of("value-column", "v").or("key-column", "id");
    private static final SortBy SORT = SortBy.of("by-key", "id").or("by-value", "v");

    @Test
    void noHostileNameIsKnown() {
        for (String value : new HostileValues(HostileGround.SEED).storable(10_000)) {
            assertThat(catchThrowable(() -> COLUMNS.by(value)))
                    .as(() -> HostileGround.hint(value))
                    .isInstanceOf(UnknownName.class)
                    .hasMessage("Unknown name; expected one of [value-column, key-column]");
            assertThat(catchThrowable(() -> SORT.by(value)))
                    .as(() -> HostileGround.hint(value))
                    .isInstanceOf(UnknownSort.class)
                    .hasMessage("Unknown sort; expected one of [by-key, by-value]");
        }
    }

    @Test
    void aNameThatOnlyLooksLikeAKnownOneIsUnknown() {
        for (String like : new String[] {
            "By-Key", "by-key ", " by-key", "by\u2010key", "by-k\u0435y", "by-key\0", "by-key,by-value", "\uFF42y-key"
        }) {
            assertThat(catchThrowable(() -> SORT.by(like)))
                    .as(() -> HostileGround.hint(like))
                    .isInstanceOf(UnknownSort.class);
        }
        assertThat(COLUMNS.by("key-column")).hasToString("id");
    }
}
