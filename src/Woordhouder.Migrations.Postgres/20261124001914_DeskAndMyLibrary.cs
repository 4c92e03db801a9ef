using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DeskAndMyLibrary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "pin_hash",
                table: "staff_account",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "pin_set_at",
                table: "staff_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pin_tries",
                table: "staff_account",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "branch",
                table: "session",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "terminal",
                table: "session",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "volume",
                table: "session",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "counted_from",
                table: "loan",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "due_moves",
                table: "loan",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "loan_days",
                table: "loan",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendar_link",
                columns: table => new
                {
                    patron_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entries = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    with_titles = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_link", x => x.patron_id);
                });

            migrationBuilder.CreateTable(
                name: "closure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason_nl = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reopened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closure", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "extension",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    due_from = table.Column<DateOnly>(type: "date", nullable: false),
                    due_until = table.Column<DateOnly>(type: "date", nullable: false),
                    new_due = table.Column<DateOnly>(type: "date", nullable: false),
                    reason_nl = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    restored = table.Column<int>(type: "integer", nullable: false),
                    restored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_extension", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kept_form",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_form", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    purpose = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    statement_version = table.Column<int>(type: "integer", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    left_out = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    choice = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    format = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "service_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    text_nl = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until_day = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trolley",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    returned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trolley", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trolley_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trolley_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    destination = table.Column<int>(type: "integer", nullable: false),
                    to_branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    was_on_loan = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trolley_line", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_session_terminal",
                table: "session",
                column: "terminal");

            migrationBuilder.CreateIndex(
                name: "ix_loan_due_on",
                table: "loan",
                column: "due_on",
                filter: "returned_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_link_secret_hash",
                table: "calendar_link",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_desk_act_at",
                table: "desk_act",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_kept_form_expires_at",
                table: "kept_form",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_kept_form_key_hash",
                table: "kept_form",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kept_form_person_id",
                table: "kept_form",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_list_at",
                table: "people_list",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_service_message_until_day",
                table: "service_message",
                column: "until_day");

            migrationBuilder.CreateIndex(
                name: "ix_trolley_begun_at",
                table: "trolley",
                column: "begun_at");

            migrationBuilder.CreateIndex(
                name: "ix_trolley_line_at",
                table: "trolley_line",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_trolley_line_trolley_id_item_id",
                table: "trolley_line",
                columns: new[] { "trolley_id", "item_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_link");

            migrationBuilder.DropTable(
                name: "closure");

            migrationBuilder.DropTable(
                name: "desk_act");

            migrationBuilder.DropTable(
                name: "extension");

            migrationBuilder.DropTable(
                name: "kept_form");

            migrationBuilder.DropTable(
                name: "people_list");

            migrationBuilder.DropTable(
                name: "service_message");

            migrationBuilder.DropTable(
                name: "trolley");

            migrationBuilder.DropTable(
                name: "trolley_line");

            migrationBuilder.DropIndex(
                name: "ix_session_terminal",
                table: "session");

            migrationBuilder.DropIndex(
                name: "ix_loan_due_on",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "pin_hash",
                table: "staff_account");

            migrationBuilder.DropColumn(
                name: "pin_set_at",
                table: "staff_account");

            migrationBuilder.DropColumn(
                name: "pin_tries",
                table: "staff_account");

            migrationBuilder.DropColumn(
                name: "branch",
                table: "session");

            migrationBuilder.DropColumn(
                name: "terminal",
                table: "session");

            migrationBuilder.DropColumn(
                name: "volume",
                table: "session");

            migrationBuilder.DropColumn(
                name: "counted_from",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "due_moves",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "loan_days",
                table: "loan");
        }
    }
}
