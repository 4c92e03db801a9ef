using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "imported_file",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
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
