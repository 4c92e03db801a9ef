using System.Globalization;

namespace Woordhouder.Kernel;

/// <summary>An amount in euro cents. Arithmetic is overflow-checked (Directory.Build.props).</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero = new(0);
    public static Money FromEuro(decimal euro) => new(checked((long)decimal.Round(euro * 100m, MidpointRounding.AwayFromZero)));
    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));
    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;
    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>"€ 4,50" in Dutch, "€4.50" in English.</summary>
    public string Format(CultureInfo culture) => (Cents / 100m).ToString("C2", culture);
    public override string ToString() => (Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
