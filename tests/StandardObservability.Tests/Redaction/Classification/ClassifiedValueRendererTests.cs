using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction.Classification;

public sealed class ClassifiedValueRendererTests
{
    private static readonly DataClassification Personal = new("tests", "personal");

    [Fact]
    public void A_classified_member_of_a_record_or_a_class_is_redacted()
    {
        var policy = new RedactionPolicy(new RedactionOptions());

        Assert.Equal("Person { Name = Ada, City = REDACTED-classified }", Text(policy, new Person("Ada", "Turin")));
        Assert.Equal("Customer { Id = 7, Name = REDACTED-classified }", Text(policy, new Customer { Id = 7, Name = "Ada" }));
        Assert.Equal(
            "Order { Id = 8, Buyer = Person { Name = Ada, City = REDACTED-classified }, Note = REDACTED-classified }",
            Text(policy, new Order(8, new Person("Ada", "Turin"), "x")));
    }

    [Fact]
    public void A_value_of_a_classified_type_is_redacted_completely()
        => Assert.Equal("REDACTED-classified", Text(new RedactionPolicy(new RedactionOptions()), new Ssn("000-00-0000")));

    [Fact]
    public void The_applications_redactor_decides_the_replacement()
    {
        var policy = new RedactionPolicy(new RedactionOptions(), Services(new Redactors()));

        Assert.Equal("Person { Name = Ada, City = <tests:personal 5> }", Text(policy, new Person("Ada", "Turin")));
        Assert.Equal("<tests:personal 11>", Text(policy, new Ssn("000-00-0000")));
    }

    [Fact]
    public void A_redactor_that_throws_exports_nothing()
        => Assert.Equal("REDACTED-classified", Text(new RedactionPolicy(new RedactionOptions(), Services(new Redactors { Throws = true })), new Ssn("1")));

    [Fact]
    public void Values_without_a_classification_are_unchanged()
    {
        var policy = new RedactionPolicy(new RedactionOptions());

        Assert.False(policy.TryRedact("note", new Public("open"), out _));
        Assert.False(policy.TryRedact("version", new Version(1, 2), out _));
    }

    [Fact]
    public void Classification_is_disabled_like_every_kind()
    {
        var policy = new RedactionPolicy(new RedactionOptions { Kinds = { ["classified"] = false } });

        Assert.False(policy.TryRedact("person", new Person("Ada", "Turin"), out _));
    }

    private static ServiceProvider Services(Redactors redactors) => new ServiceCollection().AddSingleton<IRedactorProvider>(redactors).BuildServiceProvider();

    private static object Text(RedactionPolicy policy, object value)
    {
        Assert.True(policy.TryRedact("note", value, out var redacted));
        return redacted;
    }

    [AttributeUsage(AttributeTargets.All)]
    private sealed class PersonalAttribute() : DataClassificationAttribute(Personal);

    private sealed record Person(string Name, [Personal] string City);

    private sealed record Order(int Id, Person Buyer, [property: Personal] string Note);

    private sealed class Customer
    {
        public int Id { get; init; }

        [Personal]
        public string? Name { get; init; }
    }

    [Personal]
    private sealed record Ssn(string Digits)
    {
        public override string ToString() => Digits;
    }

    [NoDataClassification]
    private sealed record Public(string Text);

    private sealed class Redactors : Redactor, IRedactorProvider
    {
        private string _classes = string.Empty;

        public bool Throws { get; init; }

        public Redactor GetRedactor(DataClassificationSet classifications)
        {
            Assert.Equal(new DataClassificationSet(Personal), classifications);
            _classes = Personal.ToString();
            return this;
        }

        public override int GetRedactedLength(ReadOnlySpan<char> input) => Write(input).Length;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            Write(source).CopyTo(destination);
            return Write(source).Length;
        }

        private string Write(ReadOnlySpan<char> source) => Throws ? throw new InvalidOperationException() : $"<{_classes} {source.Length}>";
    }
}
