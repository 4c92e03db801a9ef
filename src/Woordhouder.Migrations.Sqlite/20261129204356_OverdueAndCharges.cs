using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OverdueAndCharges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "reminders_off_at",
                table: "patron_preference",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "fate",
                table: "loan",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "to_settle",
                table: "loan",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "charge",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    patron_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    loan_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    item_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    material_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    cents = table.Column<long>(type: "INTEGER", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    days_late = table.Column<int>(type: "INTEGER", nullable: true),
                    by_hand = table.Column<bool>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    booked_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charge", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "loan_notice",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    patron_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    loan_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_mail = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan_notice", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_loan_returned_at",
                table: "loan",
                column: "returned_at",
                filter: "to_settle");

            migrationBuilder.CreateIndex(
                name: "ix_charge_booked_until",
                table: "charge",
                column: "booked_until");

            migrationBuilder.CreateIndex(
                name: "ix_charge_closed_on",
                table: "charge",
                column: "closed_on",
                filter: "loan_id IS NOT NULL OR item_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_charge_item_id",
                table: "charge",
                column: "item_id",
                filter: "item_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_charge_loan_id_kind",
                table: "charge",
                columns: new[] { "loan_id", "kind" },
                unique: true,
                filter: "loan_id IS NOT NULL AND kind <> 4");

            migrationBuilder.CreateIndex(
                name: "ix_charge_made_on",
                table: "charge",
                column: "made_on");

            migrationBuilder.CreateIndex(
                name: "ix_charge_patron_id",
                table: "charge",
                column: "patron_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_notice_loan_id_due_on_step",
                table: "loan_notice",
                columns: new[] { "loan_id", "due_on", "step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loan_notice_patron_id",
                table: "loan_notice",
                column: "patron_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_notice_sent_at",
                table: "loan_notice",
                column: "sent_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "charge");

            migrationBuilder.DropTable(
                name: "loan_notice");

            migrationBuilder.DropIndex(
                name: "ix_loan_returned_at",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "reminders_off_at",
                table: "patron_preference");

            migrationBuilder.DropColumn(
                name: "fate",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "to_settle",
                table: "loan");
        }
    }
}
