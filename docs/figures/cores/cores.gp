# cores: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999608605 0.999604428 0.999612782
2 0.990481006 0.989298952 0.99166306
4 0.980940135 0.980188318 0.981691953
8 0.980851739 0.978944408 0.982759069
16 0.985800606 0.985405293 0.986195919
32 0.986205672 0.985720483 0.986690861
EOD
$p1s2 << EOD
1 0.712625325 0.712609795 0.712640855
2 1.4232794 1.42322607 1.42333273
4 2.83788011 2.83755038 2.83820984
8 5.62992128 5.6259863 5.63385626
16 11.0054895 10.9668622 11.0441169
32 20.622834 20.5360979 20.7095701
EOD
$p1s3 << EOD
1 0.923132728 0.923105873 0.923159584
2 1.84295894 1.84286108 1.84305681
4 3.67137954 3.67081808 3.67194101
8 7.26535937 7.25906994 7.2716488
16 14.1115216 14.0480901 14.1749531
32 26.0190093 25.7405733 26.2974452
EOD
$p1s4 << EOD
1 0.988676528 0.988611205 0.988741851
2 1.95988306 1.95965577 1.96011035
4 3.84778295 3.84347058 3.85209532
8 7.40672714 7.4010044 7.41244989
16 13.6605757 13.6338391 13.6873123
32 23.4827951 23.3707201 23.59487
EOD
$p1s5 << EOD
1 0.979275087 0.978769648 0.979780526
2 1.94591733 1.9429203 1.94891437
4 3.79787657 3.77429812 3.82145502
8 7.26243371 7.21828655 7.30658088
16 12.655336 12.4223716 12.8883004
32 18.1801627 17.9975529 18.3627725
EOD
$p1l1 << EOD
0.870550563 0.870550563
1 1
2 2
4 4
8 8
16 16
32 32
36.7583474 36.7583474
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.870550563:36.7583474]
set logscale y
set yrange [0.612011891:37.259919]
unset label
unset arrow
set label 'More cores: what each way of running Python makes of them' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'cores and workers' at screen 0.44000,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over one thread' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.80692
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label 'threads under the GIL' at screen 0.79224,0.22529 left front textcolor rgb '#005A8C'
set label 'threads of 3.13t' at screen 0.79224,0.80249 left front textcolor rgb '#A84A00'
set arrow from screen 0.78599,0.85245 to screen 0.78974,0.86942 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'threads of 3.14t' at screen 0.79224,0.86942 left front textcolor rgb '#00724F'
set label 'interpreters' at screen 0.79224,0.83596 left front textcolor rgb '#A04878'
set arrow from screen 0.78599,0.78375 to screen 0.78974,0.76903 nohead linewidth 0.6 linecolor rgb '#E69F00'
set label 'processes' at screen 0.79224,0.76903 left front textcolor rgb '#946600'
set label 'all cores' at screen 0.16815,0.38440 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1s4 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#CC79A7', \
  $p1s5 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $p1s4 using 1:2 with lines linewidth 2 dashtype (12,4,3,4) linecolor rgb '#CC79A7', \
  $p1s4 using 1:2 with points pointtype 13 pointsize 0.8 linecolor rgb '#CC79A7', \
  $p1s5 using 1:2 with lines linewidth 2 dashtype (6,3) linecolor rgb '#E69F00', \
  $p1s5 using 1:2 with points pointtype 11 pointsize 0.8 linecolor rgb '#E69F00'
unset multiplot
