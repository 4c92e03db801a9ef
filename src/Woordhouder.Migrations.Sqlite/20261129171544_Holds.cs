using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    patron_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wanted_item_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    pick_up = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    wanted_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    suspended_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    item_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ready_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ready_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_place",
                columns: table => new
                {
                    item_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    branch = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    from_branch = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
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
