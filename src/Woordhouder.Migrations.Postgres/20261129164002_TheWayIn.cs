using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TheWayIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "proof",
                table: "consent",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "imported_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_file", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_imported_file_digest",
                table: "imported_file",
                column: "digest",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "imported_file");

            migrationBuilder.DropColumn(
                name: "proof",
                table: "consent");
        }
    }
}
