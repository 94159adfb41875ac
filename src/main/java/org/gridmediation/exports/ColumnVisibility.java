package org.gridmediation.exports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.gridmediation.privacy.MaskedAddress;
import org.gridmediation.privacy.MaskedName;
import org.gridmediation.privacy.MaskedNumber;
import org.gridmediation.privacy.MaskedPhone;
import org.gridmediation.privacy.Vault;

/** How much of a column shows when nobody was allowed to see all of it. */
enum ColumnVisibility {
    ALL,
    NAME {
        @Override
        String masked(String clear) {
            return MaskedName.of(clear).value();
        }
    },
    /** Sealed in the database. */
    NUMBER {
        @Override
        String clear(ResultSet row, int column, Vault vault) throws SQLException {
            var sealed = row.getBytes(column);
            return sealed == null ? null : vault.open(sealed);
        }

        @Override
        String masked(String clear) {
            return MaskedNumber.of(clear).value();
        }
    },
    /** Sealed. */
    PHONE {
        @Override
        String clear(ResultSet row, int column, Vault vault) throws SQLException {
            return NUMBER.clear(row, column, vault);
        }

        @Override
        String masked(String clear) {
            return MaskedPhone.of(clear).value();
        }
    },
    /** Sealed. */
    HOME {
        @Override
        String clear(ResultSet row, int column, Vault vault) throws SQLException {
            return NUMBER.clear(row, column, vault);
        }

        @Override
        String masked(String clear) {
            return MaskedAddress.of(clear).value();
        }
    },
    /** Sealed, and several. */
    PHONES {
        @Override
        String clear(ResultSet row, int column, Vault vault) throws SQLException {
            var phones = new ArrayList<String>();
            for (var sealed : several(row, column, byte[][].class)) phones.add(vault.open(sealed));
            return String.join(SEPARATOR, phones);
        }

        @Override
        String masked(String clear) {
            return each(clear, phone -> MaskedPhone.of(phone).value());
        }
    },
    ADDRESS {
        @Override
        String masked(String clear) {
            return MaskedAddress.of(clear).value();
        }
    },
    /** Of a day the year. */
    DAY {
        @Override
        String masked(String clear) {
            return clear.substring(0, 4);
        }
    },
    /** Names of several people. */
    NAMES {
        @Override
        String clear(ResultSet row, int column, Vault vault) throws SQLException {
            return String.join(SEPARATOR, several(row, column, String[].class));
        }

        @Override
        String masked(String clear) {
            return each(clear, name -> MaskedName.of(name).value());
        }
    },
    /** Somebody's words may name anybody. */
    WORDS {
        @Override
        String masked(String clear) {
            return null;
        }
    };

    private static final String SEPARATOR = "；";

    private interface Masking {
        String of(String clear);
    }

    private static String each(String clear, Masking masking) {
        return String.join(
                SEPARATOR,
                List.of(clear.split(SEPARATOR)).stream().map(masking::of).toList());
    }

    private static <T> T[] several(ResultSet row, int column, Class<T[]> type) throws SQLException {
        var array = row.getArray(column);
        return type.cast(
                array == null ? java.lang.reflect.Array.newInstance(type.getComponentType(), 0) : array.getArray());
    }

    String clear(ResultSet row, int column, Vault vault) throws SQLException {
        return row.getString(column);
    }

    String masked(String clear) {
        return clear;
    }

    String text(ResultSet row, int column, Vault vault, boolean full) throws SQLException {
        var clear = clear(row, column, vault);
        return full || clear == null || clear.isEmpty() ? clear : masked(clear);
    }
}
