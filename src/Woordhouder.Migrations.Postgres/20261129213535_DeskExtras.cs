using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DeskExtras : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "in_house_use",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_in_house_use", x => new { x.item_id, x.branch, x.month });
                });

            migrationBuilder.CreateTable(
                name: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    to = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inventory", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unfinished_title",
                columns: table => new
                {
                    title_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unfinished_title", x => x.title_id);
                    table.ForeignKey(
                        name: "fk_unfinished_title_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "inventory_line",
                columns: table => new
                {
                    inventory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inventory_line", x => new { x.inventory_id, x.item_id });
                    table.ForeignKey(
                        name: "fk_inventory_line_inventory_inventory_id",
                        column: x => x.inventory_id,
                        principalTable: "inventory",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_in_house_use_branch_month",
                table: "in_house_use",
                columns: new[] { "branch", "month" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "in_house_use");

            migrationBuilder.DropTable(
                name: "inventory_line");

            migrationBuilder.DropTable(
                name: "unfinished_title");

            migrationBuilder.DropTable(
                name: "inventory");
        }
    }
}
