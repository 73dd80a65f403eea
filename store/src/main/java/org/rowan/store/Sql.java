package org.rowan.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// One statement with its parameters. Values only ever travel as parameters, never in the text.
record Sql(String text, List<Object> parameters) {

    static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Returns how many rows it touched.
    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> all(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) all.add(row.read(rows));
            return all;
        }
    }

    <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    /// The same statement for many rows, in one round trip.
    static void batch(Connection connection, String text, Collection<List<Object>> rows) throws SQLException {
        if (rows.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (List<Object> row : rows) {
                bind(connection, statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static Bytes bytes(ResultSet row, String column) throws SQLException {
        return Bytes.adopt(row.getBytes(column));
    }

    static Digest digest(ResultSet row, String column) throws SQLException {
        return new Digest(bytes(row, column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        bind(connection, statement, parameters);
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, List<Object> values)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(connection, statement, i + 1, values.get(i));
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, Object value)
            throws SQLException {
        switch (value) {
            case Optional<?> optional when optional.isPresent() -> bind(connection, statement, at, optional.get());
            case Optional<?> empty -> statement.setNull(at, Types.NULL);
            case Bytes bytes -> statement.setBytes(at, bytes.toArray());
            case Digest digest -> statement.setBytes(at, digest.value().toArray());
            case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
            case LocalDate day -> statement.setObject(at, day);
            case Enum<?> constant -> statement.setString(at, constant.name());
            case String[] texts -> statement.setArray(at, connection.createArrayOf("text", texts));
            case Integer[] numbers -> statement.setArray(at, connection.createArrayOf("integer", numbers));
            case byte[][] many -> statement.setArray(at, connection.createArrayOf("bytea", many));
            default -> statement.setObject(at, value);
        }
    }
}
