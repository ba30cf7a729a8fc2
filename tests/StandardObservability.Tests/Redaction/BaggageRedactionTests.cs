using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Tracing.Propagation;
using Xunit;

namespace StandardObservability.Tests.Redaction;

public sealed class BaggageRedactionTests
{
    [Fact]
    public async Task Secrets_are_redacted_in_the_baggage_of_activities_and_of_OpenTelemetry()
    {
        await using var host = await WorkerHost.StartAsync();
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C)
            .AddBaggage("user", "ada@example.com").AddBaggage("tenant", "acme, inc").AddBaggage("token", "abc").Start();

        Assert.Equal("tenant=acme%2C%20inc,token=REDACTED-key,user=REDACTED-email", Members(Inject(activity)["baggage"]));
        Baggage.SetBaggage("api_key", "k1");
        Baggage.SetBaggage("plan", "gold");
        Assert.Equal("api_key=REDACTED-key,plan=gold,tenant=acme%2C%20inc,token=REDACTED-key,user=REDACTED-email", Members(Inject(activity)["baggage"]));
        Baggage.ClearBaggage();

        // The service itself still sees the original value.
        Assert.Equal("abc", activity.GetBaggageItem("token"));
    }

    [Fact]
    public async Task No_secret_of_the_corpus_is_exported_and_ordinary_texts_are_unchanged()
    {
        await using var host = await WorkerHost.StartAsync();
        foreach (var sample in Secrets.All.Where(static s => s.Secret.Length > 6))
        {
            using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("note", sample.Text).Start();
            var header = Inject(activity).GetValueOrDefault("baggage", string.Empty);
            Assert.DoesNotContain(sample.Secret, header, StringComparison.Ordinal);
            Assert.DoesNotContain(sample.Secret, Uri.UnescapeDataString(header), StringComparison.Ordinal);
        }

        foreach (var text in OrdinaryTexts.All)
        {
            using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("note", text).Start();
            Assert.Equal(InjectByDotnet(activity), Inject(activity)["baggage"]);
        }
    }

    [Fact]
    public async Task Baggage_without_secrets_has_the_format_of_dotnet()
    {
        await using var host = await WorkerHost.StartAsync();
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant", "acme, inc").AddBaggage("plan", "gold").Start();

        Assert.Equal(InjectByDotnet(activity), Inject(activity)["baggage"]);
    }

    private static string InjectByDotnet(Activity activity) => Inject(activity, DistributedContextPropagator.CreateW3CPropagator())["baggage"];

    private static Dictionary<string, string> Inject(Activity activity)
        => Inject(activity, new StandardPropagator(DistributedContextPropagator.CreateW3CPropagator()));

    private static Dictionary<string, string> Inject(Activity activity, DistributedContextPropagator propagator)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        propagator.Inject(activity, headers, static (carrier, name, value) => ((Dictionary<string, string>)carrier!)[name] = value);
        return headers;
    }

    private static string Members(string header) => string.Join(',', header.Split(',').Order(StringComparer.Ordinal));
}
