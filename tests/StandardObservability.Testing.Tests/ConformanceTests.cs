using System.Globalization;
using Xunit;

namespace StandardObservability.Testing.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public async Task Findings_have_the_words_of_all_gates_and_the_exemption_to_paste()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        worker.Count("acme.placed", 1, unit: "orders");
        worker.Count("acme.placed.ok");
        Worker.Trace("work", ("acme.size", "large"), ("acme.customer", "Anna"));
        var expires = DateTime.UtcNow.Date.AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms());

        Assert.Equal(
            $$"""
            2 findings of policy acme 1.2.0:
            TEL103: Instrument 'acme.placed' has the unit "orders", which is not UCUM. A dashboard cannot scale or compare values whose unit it does not know. Write "{order}". (policy acme 1.2.0)
              Exemption: { "rule": "TEL103", "target": "acme.placed", "owner": "your-team", "ticket": "TICKET-1", "expires": "{{expires}}" }
            TEL305: The value of 'acme.size' is of type string, and acme 1.2.0 defines int. Backends drop or convert values of an unexpected type. Pass a value of type int. (policy acme 1.2.0)
              Exemption: { "rule": "TEL305", "target": "acme.size", "owner": "your-team", "ticket": "TICKET-1", "expires": "{{expires}}" }
            """,
            failure.Message);
        Assert.StartsWith("REDACTED-", telemetry.Spans.Single().Attributes["acme.customer"] as string, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_dropped_at_run_time_is_a_finding_too()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        worker.Count("acme.badName");
        worker.Count("acme.good");

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms());

        Assert.DoesNotContain(telemetry.Points, static p => p.Name == "acme.badName");
        Assert.StartsWith("1 finding of policy acme 1.2.0:\nTEL101: Instrument 'acme.badName' ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(policy acme 1.2.0) Done at run time: drop.\n  Exemption: { \"rule\": \"TEL101\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telemetry_that_conforms_passes_and_third_parties_are_not_judged()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry, null, ("Observability:Meters", "acme.worker, Foreign"));
        worker.Count("acme.placed", 1, "{order}");
        Worker.Trace("work", ("acme.customer", "anna@example.com"));
        using var foreign = new System.Diagnostics.Metrics.Meter("Foreign");
        foreign.CreateCounter<int>("BadName", "nonsense").Add(1);

        telemetry.AssertConforms();
    }

    [Fact]
    public async Task An_exemption_covers_its_finding_until_it_expires()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        worker.Count("acme.placed", 1, unit: "orders");
        using var valid = new TemporaryFile(Exemption(DateTime.UtcNow.AddDays(3)));
        using var expired = new TemporaryFile(Exemption(DateTime.UtcNow.AddDays(-3)));

        telemetry.AssertConforms(exemptionsPath: valid.Path);

        Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms(exemptionsPath: expired.Path));

        static string Exemption(DateTime expires)
            => $$"""[{ "rule": "TEL103", "target": "acme.placed", "owner": "team", "ticket": "T-1", "expires": "{{expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}" }]""";
    }

    [Fact]
    public async Task A_policy_that_owns_nothing_of_it_is_a_failure()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry, null, ("OTEL_RESOURCE_ATTRIBUTES", "x=y"));
        Worker.Trace("work");
        using var policy = new TemporaryFile("""{ "policy": "other", "version": "1.0.0", "owned": ["other.*"] }""");

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms(policy.Path));

        Assert.StartsWith(
            """
            Nothing was judged, because policy other 1.0.0 owns no captured meter, source or logger category. Emit telemetry in the test, or correct "owned".
            Owned: other.*
            Captured: 
            """,
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains("acme.worker", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_resource_attribute_is_a_finding_without_any_bad_name()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        Worker.Trace("work");
        using var policy = new TemporaryFile("""{ "policy": "p", "version": "1.0.0", "owned": ["acme.*"], "resource": { "required": ["acme.team", "service.name"] } }""");

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms(policy.Path));

        Assert.StartsWith("1 finding of policy p 1.0.0:\nTEL405: The resource has no attribute 'acme.team'. ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unusable_and_missing_files_are_reported_with_all_faults()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        using var policy = new TemporaryFile("""{ "policy": 7 }""");

        var unusable = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms(policy.Path));
        var missing = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms("/no/such/file.json"));

        Assert.StartsWith($"{policy.Path} is not usable:\n{policy.Path}(1,", unusable.Message, StringComparison.Ordinal);
        Assert.Equal("The file /no/such/file.json does not exist, so nothing can be judged.", missing.Message);
    }

    [Fact]
    public async Task An_application_without_a_policy_is_reported()
    {
        await using var telemetry = new TelemetryCapture();
        await using var factory = new InventoryFactory(telemetry);
        using var client = factory.CreateClient();

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms());

        Assert.Equal(
            "The application 'Inventory.Api' has no embedded telemetry.policy.json, so nothing can be judged. Reference the package of your platform team, or pass the path of the policy.",
            failure.Message);
    }

    [Fact]
    public async Task A_policy_that_extends_the_semantic_conventions_is_read()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        Worker.Trace("work");
        using var policy = new TemporaryFile("""{ "policy": "p", "version": "1.0.0", "extends": ["otel-semconv/1.44", "house/1"], "owned": ["acme.*"] }""");

        telemetry.AssertConforms(policy.Path);
    }
}
