using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Holds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "set_aside",
                table: "item",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    patron_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wanted_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pick_up = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wanted_until = table.Column<DateOnly>(type: "date", nullable: false),
                    suspended_until = table.Column<DateOnly>(type: "date", nullable: true),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ready_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ready_until = table.Column<DateOnly>(type: "date", nullable: true),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_place",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    from_branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_place", x => x.item_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_hold_ended_on",
                table: "hold",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_hold_item_id",
                table: "hold",
                column: "item_id",
                unique: true,
                filter: "ended_on IS NULL AND item_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_hold_patron_id",
                table: "hold",
                column: "patron_id");

            migrationBuilder.CreateIndex(
                name: "ix_hold_patron_id_title_id",
                table: "hold",
                columns: new[] { "patron_id", "title_id" },
                unique: true,
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_hold_ready_at",
                table: "hold",
                column: "ready_at",
                filter: "ended_on IS NULL AND ready_at IS NOT NULL AND told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_hold_title_id",
                table: "hold",
                column: "title_id",
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_item_place_branch_number",
                table: "item_place",
                columns: new[] { "branch", "number" },
                unique: true,
                filter: "number IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hold");

            migrationBuilder.DropTable(
                name: "item_place");

            migrationBuilder.DropColumn(
                name: "set_aside",
                table: "item");
        }
    }
}
