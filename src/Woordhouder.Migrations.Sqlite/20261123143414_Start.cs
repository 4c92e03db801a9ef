using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Woordhouder.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attestation",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    proof = table.Column<string>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attestation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "borrower",
                columns: table => new
                {
                    patron_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    last_used_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_borrower", x => x.patron_id);
                });

            migrationBuilder.CreateTable(
                name: "card",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_because = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    text_shown = table.Column<string>(type: "TEXT", nullable: false),
                    statement_version = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consultation",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    staff_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    hour = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deletion_hold",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deletion_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    draft_hash = table.Column<string>(type: "TEXT", nullable: false),
                    confirm_hash = table.Column<string>(type: "TEXT", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    given_name = table.Column<string>(type: "TEXT", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", nullable: true),
                    family_name = table.Column<string>(type: "TEXT", nullable: false),
                    born_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    gender = table.Column<int>(type: "INTEGER", nullable: false),
                    representative_name = table.Column<string>(type: "TEXT", nullable: true),
                    representative_email = table.Column<string>(type: "TEXT", nullable: true),
                    postcode = table.Column<string>(type: "TEXT", nullable: true),
                    house_number = table.Column<int>(type: "INTEGER", nullable: true),
                    house_number_addition = table.Column<string>(type: "TEXT", nullable: true),
                    street = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    subscription = table.Column<string>(type: "TEXT", nullable: true),
                    reading_history = table.Column<int>(type: "INTEGER", nullable: false),
                    no_welcome_mail = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    statement_version = table.Column<int>(type: "INTEGER", nullable: false),
                    violations = table.Column<long>(type: "INTEGER", nullable: true),
                    looked = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "form_key",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_key", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    handler = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.event_id, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "job",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    node = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<string>(type: "TEXT", nullable: false),
                    schedule = table.Column<string>(type: "TEXT", nullable: false),
                    table = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    statement_version = table.Column<int>(type: "INTEGER", nullable: false),
                    previous = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "loan",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    patron_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    item_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lent_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    material_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    genre_group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    branch = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    checked_out_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    returned_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    renewals = table.Column<int>(type: "INTEGER", nullable: false),
                    history = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mail",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    lane = table.Column<string>(type: "TEXT", nullable: false),
                    template = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    failed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "member_account",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    blocked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    password_set_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    failed_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "objection",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "one_time_code",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_code", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "patron_contact",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    postcode = table.Column<string>(type: "TEXT", nullable: false),
                    house_number = table.Column<int>(type: "INTEGER", nullable: false),
                    house_number_addition = table.Column<string>(type: "TEXT", nullable: true),
                    street = table.Column<string>(type: "TEXT", nullable: false),
                    city = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patron_contact", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "patron_demographics",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    gender = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patron_demographics", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "patron_membership",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subscription = table.Column<string>(type: "TEXT", nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    tacitly_renewed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cooling_off_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    previous_subscription = table.Column<string>(type: "TEXT", nullable: true),
                    previous_ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cancellation_asked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cancelled_per = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<int>(type: "INTEGER", nullable: true),
                    end_postponed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_used_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unused_notice_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patron_membership", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "patron_name",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", nullable: true),
                    family_name = table.Column<string>(type: "TEXT", nullable: false),
                    initials = table.Column<string>(type: "TEXT", nullable: false),
                    search_name = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patron_name", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "patron_preference",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reading_history = table.Column<int>(type: "INTEGER", nullable: false),
                    reading_history_chosen_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patron_preference", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    born_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    joined_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    table = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    shipped = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "representation",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    represented_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    representative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    representative_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    token_hash = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_representation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "representative",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_representative", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "restriction",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scope = table.Column<int>(type: "INTEGER", nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    notice_given_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lending_goes_on = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restriction", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "security_event",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "send_log",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recipient = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_send_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    acting_for = table.Column<byte[]>(type: "BLOB", nullable: true),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    called_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "setting",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "staff_account",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    authenticator_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    recovery_codes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    second_factor_since = table.Column<long>(type: "INTEGER", nullable: true),
                    last_code_step = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    password_set_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    failed_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_role",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_version",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    yaml = table.Column<string>(type: "TEXT", nullable: false),
                    nl = table.Column<string>(type: "TEXT", nullable: false),
                    en = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    approved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved_as = table.Column<string>(type: "TEXT", nullable: true),
                    released = table.Column<string>(type: "TEXT", nullable: false),
                    first_sweep_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_version", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "title",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    control_number = table.Column<string>(type: "TEXT", nullable: false),
                    control_source = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    subtitle = table.Column<string>(type: "TEXT", nullable: true),
                    part = table.Column<string>(type: "TEXT", nullable: true),
                    maker = table.Column<string>(type: "TEXT", nullable: true),
                    sort_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    search_text = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: true),
                    material_type = table.Column<string>(type: "TEXT", nullable: false),
                    genre_group = table.Column<string>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", nullable: true),
                    from_age = table.Column<int>(type: "INTEGER", nullable: true),
                    extent = table.Column<string>(type: "TEXT", nullable: true),
                    publisher = table.Column<string>(type: "TEXT", nullable: true),
                    edition = table.Column<string>(type: "TEXT", nullable: true),
                    series = table.Column<string>(type: "TEXT", nullable: true),
                    summary = table.Column<string>(type: "TEXT", nullable: true),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "training",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    proof = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    entered_by = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    service_ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contributor",
                columns: table => new
                {
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contributor", x => new { x.title_id, x.order });
                    table.ForeignKey(
                        name: "fk_contributor_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "item",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    barcode = table.Column<string>(type: "TEXT", nullable: false),
                    branch = table.Column<string>(type: "TEXT", nullable: false),
                    shelf_mark = table.Column<string>(type: "TEXT", nullable: false),
                    on_loan = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_item_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "title_isbn",
                columns: table => new
                {
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    isbn = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title_isbn", x => new { x.title_id, x.isbn });
                    table.ForeignKey(
                        name: "fk_title_isbn_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "topic",
                columns: table => new
                {
                    title_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    is_genre = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic", x => new { x.title_id, x.is_genre, x.order });
                    table.ForeignKey(
                        name: "fk_topic_title_title_id",
                        column: x => x.title_id,
                        principalTable: "title",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_attestation_evidence",
                table: "attestation",
                column: "evidence");

            migrationBuilder.CreateIndex(
                name: "ix_card_closed_on",
                table: "card",
                column: "closed_on");

            migrationBuilder.CreateIndex(
                name: "ix_card_number",
                table: "card",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_open",
                table: "card",
                column: "person_id",
                unique: true,
                filter: "closed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_consent_person_id_purpose",
                table: "consent",
                columns: new[] { "person_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_hour",
                table: "consultation",
                column: "hour");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_person_id_purpose_staff_id_hour",
                table: "consultation",
                columns: new[] { "person_id", "purpose", "staff_id", "hour" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deletion_hold_person_id",
                table: "deletion_hold",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_confirm_hash",
                table: "enrolment",
                column: "confirm_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_created_at",
                table: "enrolment",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_draft_hash",
                table: "enrolment",
                column: "draft_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_evidence_at",
                table: "evidence",
                columns: new[] { "evidence", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_form_key_at",
                table: "form_key",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_item_barcode",
                table: "item",
                column: "barcode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_item_title_id",
                table: "item",
                column: "title_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_item_id",
                table: "loan",
                column: "item_id",
                unique: true,
                filter: "returned_on IS NULL AND item_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_loan_patron_id",
                table: "loan",
                column: "patron_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_returned_on",
                table: "loan",
                column: "returned_on");

            migrationBuilder.CreateIndex(
                name: "ix_mail_next_at",
                table: "mail",
                column: "next_at",
                filter: "sent_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_mail_person_id",
                table: "mail",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_mail_queued_at",
                table: "mail",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "ix_member_account_person_id",
                table: "member_account",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objection_person_id_purpose",
                table: "objection",
                columns: new[] { "person_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_one_time_code_expires_at",
                table: "one_time_code",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_one_time_code_hash",
                table: "one_time_code",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_code_person_id",
                table: "one_time_code",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_handled_at",
                table: "outbox",
                column: "handled_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_at",
                table: "outbox",
                column: "next_at",
                filter: "handled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_patron_contact_email",
                table: "patron_contact",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "ix_patron_contact_postcode_house_number",
                table: "patron_contact",
                columns: new[] { "postcode", "house_number" });

            migrationBuilder.CreateIndex(
                name: "ix_patron_membership_cancelled_per",
                table: "patron_membership",
                column: "cancelled_per");

            migrationBuilder.CreateIndex(
                name: "ix_patron_membership_ends_on",
                table: "patron_membership",
                column: "ends_on");

            migrationBuilder.CreateIndex(
                name: "ix_patron_membership_last_used_on",
                table: "patron_membership",
                column: "last_used_on");

            migrationBuilder.CreateIndex(
                name: "ix_patron_name_search_name",
                table: "patron_name",
                column: "search_name");

            migrationBuilder.CreateIndex(
                name: "ix_person_ended_on",
                table: "person",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_protection_at",
                table: "protection",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_representation_ended_on",
                table: "representation",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_representation_representative_id",
                table: "representation",
                column: "representative_id");

            migrationBuilder.CreateIndex(
                name: "ix_representation_represented_id",
                table: "representation",
                column: "represented_id");

            migrationBuilder.CreateIndex(
                name: "ix_representation_token_hash",
                table: "representation",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_representative_email",
                table: "representative",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "ix_representative_ended_on",
                table: "representative",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_restriction_person_id",
                table: "restriction",
                column: "person_id",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_security_event_at",
                table: "security_event",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_security_event_person_id",
                table: "security_event",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_send_log_person_id",
                table: "send_log",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_acting_for",
                table: "session",
                column: "acting_for");

            migrationBuilder.CreateIndex(
                name: "ix_session_expires_at",
                table: "session",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_session_person_id",
                table: "session",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_token_hash",
                table: "session",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_ended_on",
                table: "staff",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_ended_on",
                table: "staff_account",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_normalized_user_name",
                table: "staff_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_person_id",
                table: "staff_account",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_role_ended_on",
                table: "staff_role",
                column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "ix_staff_role_person_id_role",
                table: "staff_role",
                columns: new[] { "person_id", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statement_version_hash",
                table: "statement_version",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_title_control_number_control_source",
                table: "title",
                columns: new[] { "control_number", "control_source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_title_sort_name_id",
                table: "title",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_title_isbn_isbn",
                table: "title_isbn",
                column: "isbn");

            migrationBuilder.CreateIndex(
                name: "ix_training_person_id",
                table: "training",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_training_service_ended_on",
                table: "training",
                column: "service_ended_on");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attestation");

            migrationBuilder.DropTable(
                name: "borrower");

            migrationBuilder.DropTable(
                name: "card");

            migrationBuilder.DropTable(
                name: "consent");

            migrationBuilder.DropTable(
                name: "consultation");

            migrationBuilder.DropTable(
                name: "contributor");

            migrationBuilder.DropTable(
                name: "deletion_hold");

            migrationBuilder.DropTable(
                name: "enrolment");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "form_key");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "item");

            migrationBuilder.DropTable(
                name: "job");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "loan");

            migrationBuilder.DropTable(
                name: "mail");

            migrationBuilder.DropTable(
                name: "member_account");

            migrationBuilder.DropTable(
                name: "objection");

            migrationBuilder.DropTable(
                name: "one_time_code");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "patron_contact");

            migrationBuilder.DropTable(
                name: "patron_demographics");

            migrationBuilder.DropTable(
                name: "patron_membership");

            migrationBuilder.DropTable(
                name: "patron_name");

            migrationBuilder.DropTable(
                name: "patron_preference");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "protection");

            migrationBuilder.DropTable(
                name: "protection_key");

            migrationBuilder.DropTable(
                name: "representation");

            migrationBuilder.DropTable(
                name: "representative");

            migrationBuilder.DropTable(
                name: "restriction");

            migrationBuilder.DropTable(
                name: "security_event");

            migrationBuilder.DropTable(
                name: "send_log");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "staff_account");

            migrationBuilder.DropTable(
                name: "staff_role");

            migrationBuilder.DropTable(
                name: "statement_version");

            migrationBuilder.DropTable(
                name: "title_isbn");

            migrationBuilder.DropTable(
                name: "topic");

            migrationBuilder.DropTable(
                name: "training");

            migrationBuilder.DropTable(
                name: "title");
        }
    }
}
