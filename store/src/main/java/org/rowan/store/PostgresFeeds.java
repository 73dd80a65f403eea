package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.feed.Cursor;
import org.rowan.feed.RecordKey;
import org.rowan.port.Feeds;
import org.rowan.port.LivingLists.Attest;

/// How far each exchange was followed, in PostgreSQL.
public final class PostgresFeeds implements Feeds {
    private static final String STANDING =
            "select f.*, (select count(*) from feed_record r where r.feed = f.name) as records from feed f";

    /// A complete fetch that loses more than one record in so many is not believed at once.
    private static final int BELIEVED_LOSS = 5;

    private final Database database;
    private final PostgresHashLists lists;

    PostgresFeeds(Database database, PostgresHashLists lists) {
        this.database = database;
        this.lists = lists;
    }

    @Override
    public List<Standing> all() throws IOException {
        return database.transaction(
                "reading the standing of feeds",
                connection -> Sql.of(STANDING + " order by f.name").all(connection, PostgresFeeds::standing));
    }

    @Override
    public Standing of(String feed) throws IOException {
        return database.transaction("reading the standing of a feed", connection -> {
            Sql.of("insert into feed (name) values (?) on conflict do nothing", feed)
                    .update(connection);
            return Sql.of(STANDING + " where f.name = ?", feed)
                    .first(connection, PostgresFeeds::standing)
                    .orElseThrow();
        });
    }

    @Override
    public Applied apply(Turn turn, Attest attest) throws IOException {
        return lists.snapshots()
                .changed(() -> database.transaction("applying a page of a feed", connection -> {
                    Optional<Followed> feed = Sql.of("select * from feed where name = ? for update", turn.feed())
                            .first(connection, Followed::read);
                    if (feed.isEmpty() || !feed.get().cursor().equals(turn.from())) {
                        return Snapshots.nothing(new Overtaken());
                    }
                    FeedPage page = FeedPage.of(connection, turn, feed.get().generation());
                    if (feed.get().anew() && turn.page().upToDate()) {
                        FeedPage.Loss loss = page.loss(connection);
                        boolean believed = feed.get().acceptsLoss() || loss.leaving() * BELIEVED_LOSS <= loss.before();
                        if (!believed) {
                            return Snapshots.nothing(new Shrinks(loss.before(), loss.before() - loss.leaving()));
                        }
                        page.sweep(connection);
                    }
                    Changed changed = page.write(connection, attest, lists::next);
                    advance(connection, turn);
                    boolean something = changed.entered() + changed.left() > 0 || page.touched();
                    return something ? Snapshots.something(changed) : Snapshots.nothing(changed);
                }));
    }

    private static void advance(Connection connection, Turn turn) throws SQLException {
        boolean end = turn.page().upToDate();
        Sql.of(
                        "update feed set cursor = ?, advanced_at = ?, trouble_at = null, trouble = ''"
                                + (end ? ", up_to_date_at = ?, anew = false, accepts_loss = false" : "")
                                + " where name = ?",
                        end
                                ? new Object[] {turn.page().next().text(), turn.at(), turn.at(), turn.feed()}
                                : new Object[] {turn.page().next().text(), turn.at(), turn.feed()})
                .update(connection);
    }

    /// `acceptsLoss`: the operator's word for the complete fetch under way.
    private record Followed(Optional<Cursor> cursor, int generation, boolean anew, boolean acceptsLoss) {

        static Followed read(ResultSet row) throws SQLException {
            return new Followed(
                    PostgresFeeds.cursor(row),
                    row.getInt("generation"),
                    row.getBoolean("anew"),
                    row.getBoolean("accepts_loss"));
        }
    }

    @Override
    public Optional<Bytes> raw(String feed, RecordKey key) throws IOException {
        return database.transaction(
                "reading a record as it was told",
                connection -> Sql.of("select raw from feed_record where feed = ? and key = ?", feed, key.text())
                        .first(connection, row -> Sql.bytes(row, "raw")));
    }

    @Override
    public void anew(String feed) throws IOException {
        update(
                "forgetting the cursor of a feed",
                Sql.of("update feed set cursor = null, anew = true, generation = generation + 1 where name = ?", feed));
    }

    @Override
    public void failed(String feed, Instant at, String sentence) throws IOException {
        update(
                "keeping what went wrong with a feed",
                Sql.of("update feed set trouble_at = ?, trouble = ? where name = ?", at, sentence, feed));
    }

    @Override
    public void acceptLoss(String feed) throws IOException {
        update("accepting a loss of a feed", Sql.of("update feed set accepts_loss = true where name = ?", feed));
    }

    private void update(String doing, Sql statement) throws IOException {
        database.transaction(doing, statement::update);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Optional<Trouble> trouble = Sql.optionalInstant(row, "trouble_at").isPresent()
                ? Optional.of(new Trouble(Sql.instant(row, "trouble_at"), row.getString("trouble")))
                : Optional.empty();
        return new Standing(
                row.getString("name"),
                cursor(row),
                row.getBoolean("anew"),
                Sql.optionalInstant(row, "advanced_at"),
                Sql.optionalInstant(row, "up_to_date_at"),
                trouble,
                row.getLong("records"));
    }

    private static Optional<Cursor> cursor(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("cursor")).map(Cursor::new);
    }
}
