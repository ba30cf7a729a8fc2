using Demo.Services;

namespace Demo;

/// <summary>What to try while the services keep running.</summary>
internal static class Story
{
    public static string Tell(RunningServices services, IReadOnlyList<(string Service, string Address)> pages, Uri? viewer)
    {
        var addresses = pages.Select(static p => $"  {p.Service,-18} {p.Address}").Concat(viewer is null ? [] : [$"  {"Aspire's dashboard",-18} {viewer}"]);
        return $$"""

            The services keep running in Development, and four orders a second arrive. Ctrl-C stops everything. Their pages:

            {{string.Join('\n', addresses)}}

            Try this:
              1. Open the page of Checkout.Api. Orders arrive, and no alarm is pending.
              2. Turn on the fault: four of five requests fail.
                 {{Switch(services.Checkout, """{"errorShare":0.8}""")}}
              3. Watch the burn rate. Within 5 seconds deploy-guard-errors is pending, with 1 of 3 periods. At the end of a minute
                 slo-availability-fast fires, as the deployed alarm would.
              4. Open the trace: a failed request in the view Requests, with its exception and its log lines.
              5. Turn it off. Alarms clear as their periods end.
                 {{Switch(services.Checkout, "{}")}}

            Other faults are {"addedLatency":500}, {"slowDependency":800} and {"hoggedThreads":400}. Where orders fail because of another service:
                 {{Switch(services.Inventory, """{"errorShare":0.8}""")}}

            Place an order yourself and see here what arrives:
                 curl -i {{services.Checkout}}orders -H 'Content-Type: application/json' -d '{"sku":"espresso","quantity":2}'
            """;
    }

    private static string Switch(Uri service, string faults) => $"curl {service}faults -H 'Content-Type: application/json' -d '{faults}'";
}
