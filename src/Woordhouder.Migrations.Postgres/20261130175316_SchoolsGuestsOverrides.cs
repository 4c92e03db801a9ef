using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SchoolsGuestsOverrides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "institution_id",
                table: "loan",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "guest",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    card_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guest", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "institution",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    card_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subscription = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institution", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "institution_contact",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institution_contact", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "institution_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institution_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "loan_override",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    patron_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    against = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan_override", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_loan_institution_id",
                table: "loan",
                column: "institution_id",
                filter: "institution_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_guest_card_number",
                table: "guest",
                column: "card_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guest_key",
                table: "guest",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guest_settled_on",
                table: "guest",
                column: "settled_on");

            migrationBuilder.CreateIndex(
                name: "ix_institution_card_number",
                table: "institution",
                column: "card_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_institution_contact_ended_on",
                table: "institution_contact",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_institution_contact_now",
                table: "institution_contact",
                column: "institution_id",
                unique: true,
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_institution_notice_loan_id_due_on_step",
                table: "institution_notice",
                columns: new[] { "loan_id", "due_on", "step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_institution_notice_sent_at",
                table: "institution_notice",
                column: "sent_at");

            migrationBuilder.CreateIndex(
                name: "ix_loan_override_lent_on",
                table: "loan_override",
                column: "lent_on");

            migrationBuilder.CreateIndex(
                name: "ix_loan_override_patron_id",
                table: "loan_override",
                column: "patron_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "guest");

            migrationBuilder.DropTable(
                name: "institution");

            migrationBuilder.DropTable(
                name: "institution_contact");

            migrationBuilder.DropTable(
                name: "institution_notice");

            migrationBuilder.DropTable(
                name: "loan_override");

            migrationBuilder.DropIndex(
                name: "ix_loan_institution_id",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "institution_id",
                table: "loan");
        }
    }
}
