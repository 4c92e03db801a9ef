using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SelfServiceTerminals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "terminal",
                table: "consultation",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "item_label",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    properties = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_label", x => x.item_id);
                });

            migrationBuilder.CreateTable(
                name: "terminal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    login = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key_hash = table.Column<string>(type: "text", nullable: true),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    addresses = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    charset = table.Column<int>(type: "integer", nullable: false),
                    due_form = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    pin_required = table.Column<bool>(type: "boolean", nullable: false),
                    shows_name = table.Column<bool>(type: "boolean", nullable: false),
                    line_feeds = table.Column<bool>(type: "boolean", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "terminal_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    terminal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    request = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    answer = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    done = table.Column<bool>(type: "boolean", nullable: true),
                    reasons = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    offline = table.Column<bool>(type: "boolean", nullable: false),
                    repeated = table.Column<bool>(type: "boolean", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "terminal_turn",
                columns: table => new
                {
                    hash = table.Column<Guid>(type: "uuid", nullable: false),
                    terminal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_turn", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_terminal_login",
                table: "terminal",
                column: "login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_terminal_message_at",
                table: "terminal_message",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_message_terminal_id_at",
                table: "terminal_message",
                columns: new[] { "terminal_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_terminal_turn_at",
                table: "terminal_turn",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "item_label");

            migrationBuilder.DropTable(
                name: "terminal");

            migrationBuilder.DropTable(
                name: "terminal_message");

            migrationBuilder.DropTable(
                name: "terminal_turn");

            migrationBuilder.DropColumn(
                name: "terminal",
                table: "consultation");
        }
    }
}
