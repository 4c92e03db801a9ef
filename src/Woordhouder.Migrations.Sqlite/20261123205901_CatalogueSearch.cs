using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CatalogueSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_title_sort_name_id",
                table: "title");

            migrationBuilder.DropColumn(
                name: "search_text",
                table: "title");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "item",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ean",
                table: "title",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "edited_at",
                table: "title",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "form",
                table: "title",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "issn",
                table: "title",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "online",
                table: "title",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "original_title",
                table: "title",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "title",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "work_key",
                table: "title",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "acquired_on",
                table: "item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "last_lent_on",
                table: "item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "price_class",
                table: "item",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "status",
                table: "item",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "times_lent",
                table: "item",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "withdrawn_on",
                table: "item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("UPDATE item SET withdrawn_on = date('now') WHERE withdrawn = 1");

            migrationBuilder.DropColumn(
                name: "withdrawn",
                table: "item");

            migrationBuilder.AddColumn<string>(
                name: "key",
                table: "contributor",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "batch_change",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counter",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "import_chunk",
                columns: table => new
                {
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunk", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "import_question",
                columns: table => new
                {
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    taken = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_question", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "import_reject",
                columns: table => new
                {
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    offset = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_reject", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "import_run",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    offered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    read = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes_read = table.Column<long>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    rejected = table.Column<int>(type: "INTEGER", nullable: false),
                    fields_left_out = table.Column<int>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    node = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_word",
                columns: table => new
                {
                    word = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_word", x => x.word);
                });

            migrationBuilder.CreateTable(
                name: "search_word_key",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    word = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_word_key", x => new { x.key, x.word });
                });

            migrationBuilder.CreateTable(
                name: "title_change",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    batch_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "title_facets",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    material = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    genre = table.Column<string>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sort_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    held = table.Column<string>(type: "TEXT", nullable: false),
                    present = table.Column<string>(type: "TEXT", nullable: false),
                    gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title_facets", x => x.number);
                    table.ForeignKey(
                        name: "fk_title_facets_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "title_record",
                columns: table => new
                {
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title_record", x => x.title_id);
                    table.ForeignKey(
                        name: "fk_title_record_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "title_selection",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name_nl = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    intro_nl = table.Column<string>(type: "TEXT", nullable: false),
                    intro_en = table.Column<string>(type: "TEXT", nullable: false),
                    published = table.Column<bool>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title_selection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "title_series",
                columns: table => new
                {
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title_series", x => new { x.title_id, x.order });
                    table.ForeignKey(
                        name: "fk_title_series_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "selected_title",
                columns: table => new
                {
                    selection_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selected_title", x => new { x.selection_id, x.title_id });
                    table.ForeignKey(
                        name: "fk_selected_title_title_selection_selection_id",
                        column: x => x.selection_id,
                        principalTable: "title_selection",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_selected_title_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_title_work_key",
                table: "title",
                column: "work_key");

            migrationBuilder.CreateIndex(
                name: "ix_item_branch_shelf_mark",
                table: "item",
                columns: new[] { "branch", "shelf_mark" });

            migrationBuilder.CreateIndex(
                name: "ix_contributor_key",
                table: "contributor",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_batch_change_at",
                table: "batch_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_import_question_title_id",
                table: "import_question",
                column: "title_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_run_offered_at",
                table: "import_run",
                column: "offered_at");

            migrationBuilder.CreateIndex(
                name: "ix_selected_title_title_id",
                table: "selected_title",
                column: "title_id");

            migrationBuilder.CreateIndex(
                name: "ix_title_change_batch_id",
                table: "title_change",
                column: "batch_id",
                filter: "batch_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_title_change_title_id_at",
                table: "title_change",
                columns: new[] { "title_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_title_facets_added_on_number",
                table: "title_facets",
                columns: new[] { "added_on", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_title_facets_changed_at_number",
                table: "title_facets",
                columns: new[] { "changed_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_title_facets_sort_name_number",
                table: "title_facets",
                columns: new[] { "sort_name", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_title_facets_title_id",
                table: "title_facets",
                column: "title_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_title_selection_slug",
                table: "title_selection",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_title_series_key",
                table: "title_series",
                column: "key");

            // Prepared words go in, row numbers come out: the index keeps no text of its own. bm25 weighs name, maker, topic and the rest.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE full_text USING fts5(name, maker, topic, rest, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')");
            migrationBuilder.Sql("INSERT INTO full_text(full_text, rank) VALUES('rank', 'bm25(10.0, 6.0, 3.0, 1.0)')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE full_text");

            migrationBuilder.DropTable(
                name: "batch_change");

            migrationBuilder.DropTable(
                name: "counter");

            migrationBuilder.DropTable(
                name: "import_chunk");

            migrationBuilder.DropTable(
                name: "import_question");

            migrationBuilder.DropTable(
                name: "import_reject");

            migrationBuilder.DropTable(
                name: "import_run");

            migrationBuilder.DropTable(
                name: "search_word");

            migrationBuilder.DropTable(
                name: "search_word_key");

            migrationBuilder.DropTable(
                name: "selected_title");

            migrationBuilder.DropTable(
                name: "title_change");

            migrationBuilder.DropTable(
                name: "title_facets");

            migrationBuilder.DropTable(
                name: "title_record");

            migrationBuilder.DropTable(
                name: "title_series");

            migrationBuilder.DropTable(
                name: "title_selection");

            migrationBuilder.DropIndex(
                name: "ix_title_work_key",
                table: "title");

            migrationBuilder.DropIndex(
                name: "ix_item_branch_shelf_mark",
                table: "item");

            migrationBuilder.DropIndex(
                name: "ix_contributor_key",
                table: "contributor");

            migrationBuilder.DropColumn(
                name: "ean",
                table: "title");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "title");

            migrationBuilder.DropColumn(
                name: "form",
                table: "title");

            migrationBuilder.DropColumn(
                name: "issn",
                table: "title");

            migrationBuilder.DropColumn(
                name: "online",
                table: "title");

            migrationBuilder.DropColumn(
                name: "original_title",
                table: "title");

            migrationBuilder.DropColumn(
                name: "version",
                table: "title");

            migrationBuilder.DropColumn(
                name: "work_key",
                table: "title");

            migrationBuilder.DropColumn(
                name: "acquired_on",
                table: "item");

            migrationBuilder.DropColumn(
                name: "last_lent_on",
                table: "item");

            migrationBuilder.DropColumn(
                name: "note",
                table: "item");

            migrationBuilder.DropColumn(
                name: "price_class",
                table: "item");

            migrationBuilder.DropColumn(
                name: "status",
                table: "item");

            migrationBuilder.DropColumn(
                name: "times_lent",
                table: "item");

            migrationBuilder.DropColumn(
                name: "withdrawn_on",
                table: "item");

            migrationBuilder.DropColumn(
                name: "key",
                table: "contributor");

            migrationBuilder.DropColumn(
                name: "version",
                table: "item");

            migrationBuilder.AddColumn<bool>(
                name: "withdrawn",
                table: "item",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "title",
                type: "TEXT",
                maxLength: 1500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_title_sort_name_id",
                table: "title",
                columns: new[] { "sort_name", "id" });
        }
    }
}
