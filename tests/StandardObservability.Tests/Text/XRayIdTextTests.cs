using StandardObservability.Text;
using Xunit;

namespace StandardObservability.Tests.Text;

public sealed class XRayIdTextTests
{
    private const string TraceId = "5759e988bd862e3fe1be46a994272793";
    private const string Form = "1-5759e988-bd862e3fe1be46a994272793";

    [Fact]
    public void A_trace_id_is_written_in_the_same_form_everywhere()
    {
        Span<char> characters = stackalloc char[XRayIdText.Length];
        var bytes = new Utf8Buffer();

        XRayIdText.Write(TraceId, characters);
        XRayIdText.Write(TraceId, bytes);

        Assert.Equal(Form, XRayIdText.Create(TraceId));
        Assert.Equal(Form, characters.ToString());
        Assert.Equal(Form, System.Text.Encoding.UTF8.GetString(bytes.Written));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Span<char> traceId = stackalloc char[XRayIdText.TraceIdLength];

        XRayIdText.CopyTraceId(Form, traceId);

        Assert.Equal(TraceId, traceId.ToString());
        Assert.True(XRayIdText.IsFormOf(Form, TraceId));
        Assert.False(XRayIdText.IsFormOf(Form, TraceId[..31] + "4"));
    }

    [Theory]
    [InlineData(Form, true)]
    [InlineData("1-00000000-000000000000000000000001", true)]
    [InlineData("1-00000001-000000000000000000000000", true)]
    [InlineData("1-00000000-000000000000000000000000", false)]
    [InlineData("2-5759e988-bd862e3fe1be46a994272793", false)]
    [InlineData("1-5759E988-bd862e3fe1be46a994272793", false)]
    [InlineData("1-5759e988-bd862e3fe1be46a99427279x", false)]
    [InlineData("1-5759e988_bd862e3fe1be46a994272793", false)]
    [InlineData("1_5759e988-bd862e3fe1be46a994272793", false)]
    [InlineData("1-5759e988-bd862e3fe1be46a9942727930", false)]
    [InlineData(TraceId, false)]
    [InlineData("", false)]
    public void Only_the_form_with_a_trace_id_that_is_not_zero_is_valid(string text, bool expected) => Assert.Equal(expected, XRayIdText.IsValid(text));
}
