using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CatalogueNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_title_ean",
                table: "title",
                column: "ean",
                filter: "ean IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_title_issn",
                table: "title",
                column: "issn",
                filter: "issn IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_title_ean",
                table: "title");

            migrationBuilder.DropIndex(
                name: "ix_title_issn",
                table: "title");
        }
    }
}
